"""You only look at the first few points, always the same mini-batch. Batch
descent uses all of X in every update: sum over the whole array.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X[:32])
    return w
