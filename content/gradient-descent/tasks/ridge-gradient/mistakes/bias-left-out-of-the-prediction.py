"""Your predictions leave the bias out. It belongs to every one of them
before the target is taken off: X @ weights + bias - y.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights - y
    return 2 * X.T @ error / len(y) + 2 * penalty * weights, float(2 * np.mean(error))
