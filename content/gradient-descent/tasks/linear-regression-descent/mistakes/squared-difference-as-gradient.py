"""You put the squared error where the error belongs. Differentiate first:
the exponent goes, and the sign of the error stays. The gradient is 2/n · Xᵀ
error.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = (X @ weights + bias - y) ** 2
        weight_gradient = 2 * X.T @ error / n
        bias_gradient = 2 * np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
