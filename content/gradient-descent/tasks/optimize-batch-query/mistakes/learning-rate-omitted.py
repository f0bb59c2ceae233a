"""You subtract the whole gradient: the learning rate is never used. Scale the
step with it, w ← w − learning_rate · gradient, or every rate gives the same
path.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - 2 * np.sum(w - X)
    return w
