"""You divide by the number of features. X has the shape (n, d), and n is the
first: len(X) or X.shape[0].
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[rows])
    return 2 / X.shape[1] * total
