"""The errors have the wrong sign: the difference is taken the other way
round. It is prediction minus target, X w + b − y.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = y - X @ weights - bias
    return 2 * X.T @ error / len(y) + 2 * penalty * weights, float(2 * np.mean(error))
