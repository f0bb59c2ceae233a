# Two forms of the sigmoid: neither ever sees a positive exponent.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        small = np.exp(-np.abs(X @ weights + bias))
        p = np.where(X @ weights + bias >= 0, 1 / (1 + small), small / (1 + small))
        weights, bias = weights - learning_rate * (p - y) @ X / len(y), bias - learning_rate * np.mean(p - y)
    return weights, bias
