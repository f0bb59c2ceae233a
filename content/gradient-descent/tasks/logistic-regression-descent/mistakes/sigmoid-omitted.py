"""
also_known_as: [linear-regression]

Your predictions are the scores themselves, so this is linear regression.
Put the sigmoid around them: p = 1 / (1 + e^(−z)).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
