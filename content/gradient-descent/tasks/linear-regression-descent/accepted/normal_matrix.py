# XᵀX and Xᵀy are computed once: an iteration no longer sees the rows.
import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    gram, moment, mean = X.T @ X / n, X.T @ y / n, X.mean(axis=0)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        weight_gradient = 2 * (gram @ weights + bias * mean - moment)
        bias_gradient = 2 * (mean @ weights + bias - y.mean())
        weights = weights - learning_rate * weight_gradient
        bias -= learning_rate * bias_gradient
    return weights, bias
