"""You sort the order before you walk through it. Each update moves w for
the next, so the order decides where you end: take the indices as they come.
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in np.sort(order):
        w = w - learning_rate * 2 * (w - X[index])
    return w
