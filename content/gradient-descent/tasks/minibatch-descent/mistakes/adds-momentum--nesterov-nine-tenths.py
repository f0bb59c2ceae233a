# A variant: Nesterov, β = 0.9.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, velocity = w_init, 0.0
    for batch in batches:
        gradient = 2 * np.sum(w - X[batch])
        velocity = 0.9 * velocity + gradient
        w = w - learning_rate * (gradient + 0.9 * velocity)
    return w
