"""You average the gradient over the points; this task sums it. Your code is
right for the mean loss, whose rate does not depend on n. Here the loss is
Σ(w − Xᵢ)²: take np.sum, or drop the division by n.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.mean(w - X)
    return w
