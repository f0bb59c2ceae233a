"""The chain rule is missing its second half: every weight gets the mean
error. Each error is multiplied by the feature it came through: X.T @
error.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * np.mean(error) + 2 * penalty * weights, float(2 * np.mean(error))
