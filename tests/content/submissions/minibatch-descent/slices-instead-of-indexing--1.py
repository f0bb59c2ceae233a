import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    k = 0
    for b in batches:
        n = len(b)
        w -= learning_rate * 2 * np.sum(w - X[k : k + n])
        k += n
    return w
