"""You divide by the number of features. X has the shape (n, d), and n is the
first: len(y) or X.shape[0].
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / X.shape[1] + 2 * penalty * weights, float(2 * np.sum(error) / X.shape[1])
