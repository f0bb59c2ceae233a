import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in range(len(batches)):
        w -= learning_rate * 2 * np.sum(w - X)
    return w
