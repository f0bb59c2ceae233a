import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        w = w_init - learning_rate * 2 * np.sum(w_init - X[batches[0]])
    return w
