import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    w, b = np.zeros((m, 1)), 0.0
    t = y.reshape(-1, 1)
    for _ in range(num_iterations):
        r = X @ w + b - t
        w = w - learning_rate * 2 / n * X.T @ r
        b = b - learning_rate * 2 * r.mean()
    return w, float(b)
