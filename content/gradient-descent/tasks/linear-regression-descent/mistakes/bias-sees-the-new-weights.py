"""Your weights move first, and the gradient of the bias is taken at the new
ones. Both belong to the same step: compute both gradients at the old
values, then move both.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = 2 * X.T @ error / n
        weights = weights - learning_rate * weight_gradient
        bias_gradient = 2 * np.sum(X @ weights + bias - y) / n
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
