"""You divide by the size of one micro-batch, as if all had the same. They
are ragged: add up sums and divide by n, the number of all rows.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return total / (len(micro_batches[0]) * len(micro_batches))
