"""You divide by n and by the number of features as well; X.size counts every
entry. Divide by the number of rows only.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = np.zeros(len(w))
    for rows in micro_batches:
        total += X[rows].T @ (X[rows] @ w - y[rows])
    return 2 / X.size * total
