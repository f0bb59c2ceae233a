# Without array operations: each row adds its share, the penalty comes at the end.
import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    rows, columns = X.shape
    slope = [0.0] * columns
    total = 0.0
    for row, target in zip(X, y):
        error = sum(x * w for x, w in zip(row, weights)) + bias - target
        for j in range(columns):
            slope[j] += error * row[j]
        total += error
    return np.array([2 * s / rows + 2 * penalty * w for s, w in zip(slope, weights)]), 2 * total / rows
