"""The learning rate goes in twice, once in the step and once more in the
update, so you walk η² instead of η. Keep it in one place: gradient = 2·Σ(w
− Xᵢ), then w ← w − η·gradient.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        step = learning_rate * 2 * np.sum(w - X)
        w = w - learning_rate * step
    return w
