"""Your error is an (n, n) table: (n, 1) less (n,) broadcasts, and every
prediction is held against every target. Keep predictions one-dimensional,
shape (n,) like y.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = (0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))))[:, None] - y
        weight_gradient = (X.T @ error).mean(axis=1) / n
        bias_gradient = np.mean(error)
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
