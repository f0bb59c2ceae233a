import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b, n = np.zeros(X.shape[1]), 0.0, len(y)
    for _ in range(num_iterations):
        e = y - np.tanh(X @ w + b)
        w, b = w + learning_rate / n * X.T @ e, b + learning_rate * e.mean()
    return w, float(b)
