"""Your bias gets the sum over the rows, the weights get the mean. Both come
from the same mean: 2 * error.mean().
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + 2 * penalty * weights, float(2 * np.sum(error))
