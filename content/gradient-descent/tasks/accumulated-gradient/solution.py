"""Gradient accumulation: add up sums over rows, divide by all rows once."""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        residuals = X[rows] @ w - y[rows]
        total += X[rows].T @ residuals
    return 2 / len(X) * total
