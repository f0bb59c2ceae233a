"""Only the last micro-batch is left in your result: the gradient is
overwritten, or set to zero, in every turn. Set it to zero once, before
the loop, and add with +=.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    for rows in micro_batches:
        total = X[rows].T @ (X[rows] @ w - y[rows])
    return 2 / len(X) * total
