"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. With num_iterations 0 the start comes back as it is, and a
start of 0 is a start like any other. Test `is None` if you want a default.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    num_iterations = num_iterations or 100
    w = w_init or 1.0
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
