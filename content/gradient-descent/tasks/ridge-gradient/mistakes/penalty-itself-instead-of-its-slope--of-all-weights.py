# A variant: the same number for every weight.
import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + penalty * np.sum(weights**2), float(2 * np.mean(error))
