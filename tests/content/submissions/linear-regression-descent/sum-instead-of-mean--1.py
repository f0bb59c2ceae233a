import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        dw, db = np.zeros_like(w), 0.0
        for xi, yi in zip(X, y):
            e = w @ xi + b - yi
            dw += 2 * e * xi
            db += 2 * e
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b
