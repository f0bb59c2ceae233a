import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    p = w
    for b in batches:
        p = w
        w = w - learning_rate * 2 * np.sum(w - X[b])
    return p
