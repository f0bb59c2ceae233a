"""Your steps are twice as long as they should be: the factor 2 belongs to
the squared error. The gradient of the mean log-loss is 1/n · Xᵀ(p − y),
nothing before it.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = 2 * X.T @ error / n
        bias_gradient = 2 * np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
