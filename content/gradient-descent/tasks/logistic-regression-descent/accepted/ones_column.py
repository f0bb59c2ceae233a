# The bias as one more weight, and the sigmoid through logaddexp.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    table = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(table.shape[1])
    for _ in range(num_iterations):
        p = np.exp(-np.logaddexp(0, -(table @ theta)))
        theta = theta - learning_rate / len(y) * (table.T @ (p - y))
    return theta[1:], float(theta[0])
