"""The digits after the point get lost: the start is turned into a whole
number. Keep it a float; int() cuts, and an integer array cuts whatever is
stored into it.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = int(w_init)
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
