import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        p = 1 / (1 + np.exp(-np.clip(X @ w + b, -700, 700)))
        w, b = w + learning_rate * ((y - p) @ X), b + learning_rate * (y - p).sum()
    return w, float(b)
