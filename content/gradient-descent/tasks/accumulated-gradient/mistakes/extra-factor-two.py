"""Your result is twice too large: a factor 2 too many. Look whether the 2
stands both in the loop and in the return.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += 2 * X[rows].T @ (X[rows] @ w - y[rows])
    return 2 / len(X) * total
