import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    dw, db = -2 * X.T @ y / len(y), -2 * y.mean()
    for _ in range(num_iterations):
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, float(b)
