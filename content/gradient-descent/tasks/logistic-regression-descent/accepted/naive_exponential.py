# 1 / (1 + inf) is 0, as it should be: only the warning is silenced.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        with np.errstate(over="ignore"):
            p = 1 / (1 + np.exp(-(X @ weights + bias)))
        error = p - y
        weights = weights - learning_rate * X.T @ error / len(y)
        bias = bias - learning_rate * error.mean()
    return weights, float(bias)
