# The mean of each micro-batch, weighted with its share of the rows.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    n = sum(len(rows) for rows in micro_batches)
    gradient = 0.0
    for rows in micro_batches:
        part, target = X[rows], y[rows]
        mean = 2 * np.mean(part * (part @ w - target)[:, None], axis=0)
        gradient = gradient + len(rows) / n * mean
    return gradient
