import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b, n = np.zeros(X.shape[1]), 0.0, len(y)
    for _ in range(1, num_iterations):
        p = np.exp(-np.logaddexp(0, -(X @ w + b)))
        w, b = w - learning_rate / n * (p - y) @ X, b - learning_rate / n * (p - y).sum()
    return w, float(b)
