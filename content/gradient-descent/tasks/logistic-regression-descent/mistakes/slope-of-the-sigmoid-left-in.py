"""
also_known_as: [squared-error-loss]

You multiply by p(1 − p), the slope of the sigmoid. That is the gradient of
the squared error; in the log-loss it cancels, and p − y is all that
remains.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        p = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias)))
        error = (p - y) * p * (1 - p)
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
