# The bias as one more weight, for a column of ones.
import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    table = np.column_stack([X, np.ones(len(X))])
    theta = np.zeros(table.shape[1])
    for _ in range(num_iterations):
        theta = theta - learning_rate * 2 / len(y) * (table.T @ (table @ theta - y))
    return theta[:-1], float(theta[-1])
