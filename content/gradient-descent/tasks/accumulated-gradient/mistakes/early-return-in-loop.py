"""Your result holds the first micro-batch only: the return stands inside the
loop. Move it to the left, below the loop.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[rows])
        return 2 / len(X) * total
