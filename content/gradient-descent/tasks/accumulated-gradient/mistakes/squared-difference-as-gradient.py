"""The residuals are squared, as in the loss. In the gradient they stand
without the square: Xᵀ(Xw − y).
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[rows]) ** 2
    return 2 / len(X) * total
