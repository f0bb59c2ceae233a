import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    w, b = np.zeros(m), 0.0
    for _ in range(2 * num_iterations // 2):
        r = X @ w + b - y
        w, b = w - 2 * learning_rate * 2 / n * r @ X, b - 2 * learning_rate * 2 * r.mean()
    return w, float(b)
