"""You standardise the features, or take off their means, and return weights
for those, not for X. It helps descent, but the weights asked for belong to
X as it is given.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    spread = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = 2 * X.T @ error / n
        bias_gradient = 2 * np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
