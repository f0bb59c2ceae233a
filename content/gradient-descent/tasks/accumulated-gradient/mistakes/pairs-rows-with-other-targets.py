"""One of X and y is taken by the indices and the other in order from the
front, so rows and targets don't belong together. Use the same indices for
both: X[rows] and y[rows].
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total, start = np.zeros(len(w)), 0
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[start : start + len(rows)])
        start += len(rows)
    return 2 / len(X) * total
