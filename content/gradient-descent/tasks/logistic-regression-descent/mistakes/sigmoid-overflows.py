"""Your sigmoid computes e to the power of a large score, which overflows:
NumPy ends with inf / inf, which is nan, and math.exp raises. Write it so
that only negative exponents occur, or with np.tanh(z / 2).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        scores = X @ weights + bias
        error = np.exp(scores) / (1 + np.exp(scores)) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
