"""Your squashing function runs from −1 to 1. The sigmoid runs from 0 to 1:
p = 1 / (1 + e^(−z)), which is (1 + tanh(z/2)) / 2.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = np.tanh(X @ weights + bias) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
