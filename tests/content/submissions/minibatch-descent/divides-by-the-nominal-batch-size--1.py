import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    if not batches:
        return w
    n = batches[0].size
    for b in batches:
        w -= 2 * learning_rate / n * np.sum(w - X[b])
    return w
