"""The errors are squared, as in the loss. In the gradient they stand without
the square: 2/n · Xᵀ error.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error**2 / len(y) + 2 * penalty * weights, float(2 * np.mean(error**2))
