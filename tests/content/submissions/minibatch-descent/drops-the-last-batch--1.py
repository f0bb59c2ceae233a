import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for i in range(len(batches) - 1):
        w -= learning_rate * 2 * np.sum(w - X[batches[i]])
    return w
