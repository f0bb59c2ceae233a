import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    n = len(X)
    for b in batches:
        w -= learning_rate / n * 2 * np.sum(w - X[b])
    return w
