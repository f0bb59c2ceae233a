import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    s = np.where(y > 0, 1.0, -1.0)
    for _ in range(num_iterations):
        d = 0.5 + 0.5 * np.tanh((X @ w + b) / 2) - s
        w, b = w - learning_rate * np.mean(d[:, None] * X, axis=0), b - learning_rate * np.mean(d)
    return w, float(b)
