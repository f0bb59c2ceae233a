# A variant: and the bias first.
import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = X @ weights + bias - y
        bias = bias - learning_rate * 2 * np.sum(X @ weights + bias - y) / n
        weights = weights.copy()
        for j in range(X.shape[1]):
            slope = 2 * np.sum((X @ weights + bias - y) * X[:, j]) / n
            weights[j] = weights[j] - learning_rate * slope
    return weights, float(bias)
