"""Linear regression by descent on the mean squared error: one product each way an iteration."""

import numpy as np


def gradients(X, y, weights, bias):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y), 2 * np.sum(error) / len(y)


def linear_regression_descent(X, y, learning_rate, num_iterations):
    weights = np.zeros(X.shape[1])
    bias = 0.0
    for _ in range(num_iterations):
        weight_gradient, bias_gradient = gradients(X, y, weights, bias)
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
