"""
also_known_as: [divides-by-two-n]

Your steps are half as long as they should be: a factor ½, or 1/(2n), has
slipped in from linear regression. The gradient of the mean log-loss is 1/n
· Xᵀ(p − y).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = 0.5 * X.T @ error / n
        bias_gradient = 0.5 * np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
