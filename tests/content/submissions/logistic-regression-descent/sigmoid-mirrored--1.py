import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        with np.errstate(over="ignore"):
            d = 1 / (1 + np.exp(X @ w + b)) - y
        w, b = w - learning_rate * np.mean(d[:, None] * X, axis=0), b - learning_rate * np.mean(d)
    return w, float(b)
