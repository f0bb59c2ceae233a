"""The descent itself is right, but you return the loss; the caller wants the
parameter. Print the loss if you like, and return w.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return np.sum((w - X) ** 2)
