# A variant: the largest size.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    largest = max(len(rows) for rows in micro_batches)
    for rows in micro_batches:
        total += 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return total / (largest * len(micro_batches))
