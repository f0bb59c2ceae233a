"""You cut X into mini-batches and update after each. Batch descent makes one
update an iteration, from one gradient over all of X.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        for start in range(0, len(X), 32):
            w = w - learning_rate * 2 * np.sum(w - X[start : start + 32])
    return w
