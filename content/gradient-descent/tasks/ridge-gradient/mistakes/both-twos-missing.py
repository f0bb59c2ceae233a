"""Both factors 2 are missing: this is half of the gradient, that of a loss
with a ½ in front. Here neither part has one, so multiply both by 2.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return X.T @ error / len(y) + penalty * weights, float(np.mean(error))
