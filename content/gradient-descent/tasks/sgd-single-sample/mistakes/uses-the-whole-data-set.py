"""Each of your updates sees all of X, which is batch descent. One update
sees one point: X[index].
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
