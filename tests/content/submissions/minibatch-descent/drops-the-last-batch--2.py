import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    size = max((len(b) for b in batches), default=0)
    for b in batches:
        if len(b) == size:
            w -= learning_rate * 2 * np.sum(w - X[b])
    return w
