# A variant: β = 0.95.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, velocity = w_init, 0.0
    for batch in batches:
        velocity = 0.95 * velocity + learning_rate * 2 * np.sum(w - X[batch])
        w = w - velocity
    return w
