# A variant: each micro-batch by its own size, then all by n.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 / len(rows) * X[rows].T @ (X[rows] @ w - y[rows])
    return total / len(X)
