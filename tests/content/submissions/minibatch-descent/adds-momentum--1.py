import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    v = 0
    for b in batches:
        v = 0.9 * v + 2 * np.sum(w - X[b])
        w -= learning_rate * v
    return w
