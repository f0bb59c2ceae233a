"""You start from a value of your own: w_init is never used. Begin with w =
w_init, so that the caller decides where the descent starts.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = 0.0
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
