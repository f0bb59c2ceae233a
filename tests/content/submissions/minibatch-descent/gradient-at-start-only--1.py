import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    g = 0
    for b in batches:
        g += 2 * np.sum(w_init - X[b])
    return w_init - learning_rate * g
