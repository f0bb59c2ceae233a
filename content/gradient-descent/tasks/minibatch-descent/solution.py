"""Mini-batch descent on sum((w - X)**2): an update for each batch of indices."""

import numpy as np


def gradient(w, points):
    return 2 * np.sum(w - points)


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * gradient(w, X[batch])
    return float(w)
