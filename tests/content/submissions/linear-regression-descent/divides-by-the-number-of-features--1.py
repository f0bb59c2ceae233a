import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    w, b = np.zeros(m), 0.0
    for _ in range(num_iterations):
        r = X @ w + b - y
        w, b = w - learning_rate * 2 / m * r @ X, b - learning_rate * 2 / m * r.sum()
    return w, float(b)
