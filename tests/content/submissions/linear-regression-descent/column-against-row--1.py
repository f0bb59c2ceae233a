import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    w, b = np.zeros((m, 1)), 0.0
    for _ in range(num_iterations):
        r = X @ w + b - y
        w = w - learning_rate * 2 / n * (X.T @ r).mean(axis=1, keepdims=True)
        b = b - learning_rate * 2 * r.mean()
    return w.ravel(), float(b)
