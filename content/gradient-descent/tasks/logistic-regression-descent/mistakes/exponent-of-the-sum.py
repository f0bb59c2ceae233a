"""You wrote e^(1 − z) where 1 + e^(−z) was meant: the 1 stands outside the
exponent. p = 1 / (1 + np.exp(-z)).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = np.exp(np.minimum(X @ weights + bias - 1, 700)) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
