import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        mask = np.zeros(len(X), bool)
        mask[b] = True
        w -= learning_rate * 2 * np.sum(w - X[mask])
    return w
