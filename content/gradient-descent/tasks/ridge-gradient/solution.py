"""Two parts: the errors pull through the features, the penalty pulls each weight towards zero."""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    weight_gradient = 2 * X.T @ error / len(y) + 2 * penalty * weights
    return weight_gradient, float(2 * np.mean(error))
