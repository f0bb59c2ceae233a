import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w, b, n = np.zeros(X.shape[1]), 0.0, len(X)
    for _ in range(num_iterations):
        b = b + learning_rate * 2 / n * (y - X.dot(w) - b).sum()
        w = w + learning_rate * 2 / n * (y - X.dot(w) - b).dot(X)
    return w, float(b)
