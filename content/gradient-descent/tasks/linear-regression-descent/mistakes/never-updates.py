"""Zeros come back: weights and bias never become anything else. Assign the new
values, weights = weights - …; an expression alone changes nothing.
"""

import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        weight_gradient = 2 * X.T @ error / n
        bias_gradient = 2 * np.sum(error) / n
        weights - learning_rate * weight_gradient
        bias - learning_rate * bias_gradient
    return weights, float(bias)
