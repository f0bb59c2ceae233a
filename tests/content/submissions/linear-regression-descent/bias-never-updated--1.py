import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w = np.zeros(X.shape[1])
    for _ in range(num_iterations):
        w += learning_rate * 2 * np.mean((y - X @ w)[:, None] * X, axis=0)
    return w, 0.0
