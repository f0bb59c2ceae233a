# A variant: by the first one's size only.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return total / len(micro_batches[0])
