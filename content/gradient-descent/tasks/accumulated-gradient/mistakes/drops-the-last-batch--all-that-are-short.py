# A variant: all that are shorter than the first.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        if len(rows) >= len(micro_batches[0]):
            total += X[rows].T @ (X[rows] @ w - y[rows])
    return 2 / len(X) * total
