# A variant: twice the sign.
import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + 2 * penalty * np.sign(weights), float(2 * np.mean(error))
