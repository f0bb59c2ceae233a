# A variant: as one number.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = 0.0
    for rows in micro_batches:
        total += np.sum(X[rows] @ w - y[rows])
    return 2 / len(X) * total
