import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w, b, n = np.zeros(X.shape[1]), 0.0, len(X)
    for _ in range(num_iterations):
        r = y - X @ w - b
        w, b = w + learning_rate / n * 2 * np.mean(r[:, None] * X, axis=0), b + learning_rate / n * 2 * r.mean()
    return w, float(b)
