"""The digits after the point get lost: the start is turned into a whole
number. Keep it a float; int() cuts, and an integer array cuts whatever is
stored into it.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = int(w_init)
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
