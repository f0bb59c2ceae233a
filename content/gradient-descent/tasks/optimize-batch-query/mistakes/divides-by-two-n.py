"""
also_known_as: [newton-step]

You divide by 2n, as with the 1/(2n) loss of regression courses. Your code
is right for that convention (and over the curvature 2n it is Newton's
step), but this task keeps both: the gradient is 2·Σ(w − Xᵢ).
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * np.mean(w - X)
    return w
