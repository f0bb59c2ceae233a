# A variant: always the first targets.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[: len(rows)])
    return 2 / len(X) * total
