# A variant: the ones stand last, and the first is taken for the bias.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.zeros(A.shape[1])
    for _ in range(num_iterations):
        gradient = A.T @ (0.5 * (1 + np.tanh(0.5 * (A @ theta))) - y) / len(y)
        theta = theta - learning_rate * gradient
    return theta[1:], float(theta[0])
