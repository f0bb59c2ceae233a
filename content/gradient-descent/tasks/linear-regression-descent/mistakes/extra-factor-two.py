"""
also_known_as: [two-twice]

Your steps are twice as long as they should be: a factor 2 too many. Check
whether it stands both in a helper and in the update.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = 4 * X.T @ error / n
        bias_gradient = 4 * np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
