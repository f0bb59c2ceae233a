import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w = np.zeros(X.shape[1])
    for _ in range(num_iterations):
        d = 0.5 + 0.5 * np.tanh((X @ w) / 2) - y
        w = w - learning_rate * X.T.dot(d) / len(y)
    return w, 0.0
