import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        w -= learning_rate * 2 * np.sum(X[b] - w)
    return w
