"""The factor 2 of the squared error is missing; that of the penalty is
there. This loss has no ½ to cancel it: 2/n · Xᵀ error and 2/n · Σ error.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return X.T @ error / len(y) + 2 * penalty * weights, float(np.mean(error))
