"""The last row never counts: a slice or a range ends one too early. Use all
of X and y.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    X, y = X[:-1], y[:-1]
    n = max(1, len(y))
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
