"""You put the step where the parameter was instead of taking the step from it.
Write w = w - step or w -= step; note that w =- step is read as w = (-step).
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = learning_rate * 2 * np.sum(w - X)
    return w
