import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        for i in range(len(y)):
            r = y[i] - X[i] @ w - b
            w = w + 2 * learning_rate * r * X[i]
            b = b + 2 * learning_rate * r
    return w, float(b)
