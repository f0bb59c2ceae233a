"""The descent itself is right, but you return the loss; the caller wants
the parameter. Print the loss if you like, and return w.
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return np.sum((w - X) ** 2)
