# A variant: not divided.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    for rows in micro_batches:
        total = 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return total
