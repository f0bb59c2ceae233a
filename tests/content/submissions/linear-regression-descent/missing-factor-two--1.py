import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    A = np.c_[X, np.ones(len(X))]
    t = np.zeros(A.shape[1])
    for _ in range(num_iterations):
        t -= learning_rate * np.mean((A @ t - y)[:, None] * A, axis=0)
    return t[:-1], float(t[-1])
