"""You update the weights one after the other, and the later ones see what
the earlier ones have become. All move together: take the whole gradient at
the old weights, X.T @ error.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        bias_gradient = 2 * np.sum(error) / n
        bias_before = bias
        weights = weights.copy()
        for j in range(X.shape[1]):
            slope = 2 * np.sum((X @ weights + bias_before - y) * X[:, j]) / n
            weights[j] = weights[j] - learning_rate * slope
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
