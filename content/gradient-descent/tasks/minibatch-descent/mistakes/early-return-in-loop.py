"""
also_known_as: [result-never-assigned, only-the-first-batch]

Only the first batch is used. The return stands inside the loop, or each
turn starts again from w_init: move the return out to the left, below the
loop, and assign the new value to w itself.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
        return w
    return w
