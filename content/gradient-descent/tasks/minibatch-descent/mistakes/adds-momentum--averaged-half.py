# A variant: an average of the gradients, β = 0.5.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, velocity = w_init, 0.0
    for batch in batches:
        velocity = 0.5 * velocity + 0.5 * 2 * np.sum(w - X[batch])
        w = w - learning_rate * velocity
    return w
