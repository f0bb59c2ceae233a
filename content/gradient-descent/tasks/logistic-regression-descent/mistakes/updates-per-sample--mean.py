# A variant: each row's step divided by n.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        for row, target in zip(X, y):
            error = 0.5 * (1 + np.tanh(0.5 * (row @ weights + bias))) - target
            weights = weights - learning_rate * error * row / n
            bias = bias - learning_rate * error / n
    return weights, float(bias)
