# A variant: divided by 1 + 0.01·k.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for k, batch in enumerate(batches):
        w = w - learning_rate / (1 + 0.01 * k) * 2 * np.sum(w - X[batch])
    return w
