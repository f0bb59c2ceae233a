import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    t = np.zeros(m + 1)
    A = np.c_[np.ones(n), X]
    for _ in range(num_iterations):
        for j in range(m + 1):
            t[j] -= learning_rate * 2 / n * ((A @ t - y) @ A[:, j])
    return t[1:], float(t[0])
