"""
also_known_as: [divides-by-two-n]

Steps of yours are half as long as they should be: the 2 of the derivative
is missing, for the weights, the bias or both. The loss is the mean of
error², not half of it, so the gradient is 2/n · Xᵀ error.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
