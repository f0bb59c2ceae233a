import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        p = 1 / (1 + np.exp(-np.clip(X @ w + b, -8, 8)))
        w, b = w + learning_rate * np.mean((y - p)[:, None] * X, axis=0), b + learning_rate * np.mean(y - p)
    return w, float(b)
