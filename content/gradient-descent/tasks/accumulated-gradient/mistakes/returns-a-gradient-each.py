"""You return one gradient for each micro-batch. They have to be added up to
a single one, of the shape of w.
"""

import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    return [2 / len(X) * X[rows].T @ (X[rows] @ w - y[rows]) for rows in micro_batches]
