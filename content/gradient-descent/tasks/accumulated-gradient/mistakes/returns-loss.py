"""You return the loss. Asked for is its gradient with respect to w, one
number for each weight: 2/n · Xᵀ(Xw − y).
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = 0.0
    for rows in micro_batches:
        total += np.sum((X[rows] @ w - y[rows]) ** 2)
    return total / len(X)
