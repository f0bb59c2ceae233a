"""You add up the means of the micro-batches, so the result grows with their
number. Weight each mean with its share of the rows, len(rows) / n, or add
up sums and divide by n.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 / len(rows) * X[rows].T @ (X[rows] @ w - y[rows])
    return total
