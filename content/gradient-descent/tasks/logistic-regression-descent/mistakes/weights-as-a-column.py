"""Your weights come back as a column of shape (d, 1). Keep them
one-dimensional, shape (d,): then X @ weights is (n,) like y, and nothing
broadcasts to (n, n).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights.reshape(-1, 1), float(bias)
