import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        for x, t in zip(X, y):
            e = np.exp(-np.logaddexp(0, -(x @ w + b))) - t
            w, b = w - learning_rate * e * x, b - learning_rate * e
    return w, float(b)
