"""You add up sums over rows and divide by the number of micro-batches.
Divide by the number of rows, len(X).
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return total / len(micro_batches)
