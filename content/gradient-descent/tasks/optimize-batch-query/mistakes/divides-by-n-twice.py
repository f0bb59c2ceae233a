"""The step is divided by n twice, perhaps once in a mean and once more in the
update. This task does not divide at all: the gradient of Σ(w − Xᵢ)² is
2·Σ(w − Xᵢ).
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.mean(w - X) / len(X)
    return w
