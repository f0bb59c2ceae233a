import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    sd = np.std(X, axis=0)
    sd[sd == 0] = 1
    Z = (X - np.mean(X, axis=0)) / sd
    w, b = np.zeros(m), 0.0
    for _ in range(num_iterations):
        r = Z @ w + b - y
        w, b = w - learning_rate * 2 / n * r @ Z, b - learning_rate * 2 * r.mean()
    return w, float(b)
