"""You compute the gradient once and use it for ever, so w walks in a straight
line past the minimum. The slope changes as w moves: compute it inside the
loop, before each update.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    gradient = 2 * np.sum(w - X)
    for _ in range(num_iterations):
        w = w - learning_rate * gradient
    return w
