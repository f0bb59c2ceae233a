"""Your gradient is a quarter of the right one: the 2 ended up below the
line. It belongs above: 2/n · Xᵀ(Xw − y).
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[rows])
    return total / (2 * len(X))
