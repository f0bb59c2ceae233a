# A variant: and the bias last, with all of them new.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weights = weights.copy()
        for j in range(X.shape[1]):
            slope = np.sum((0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y) * X[:, j]) / n
            weights[j] = weights[j] - learning_rate * slope
        bias = bias - learning_rate * np.sum(0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y) / n
    return weights, float(bias)
