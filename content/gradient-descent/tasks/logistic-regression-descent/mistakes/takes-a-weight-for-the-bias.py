"""The coefficient you return for the bias is not that of the ones. Where their
column stands first the bias comes first; where it stands last, last. The
other coefficients are the weights.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.zeros(A.shape[1])
    for _ in range(num_iterations):
        gradient = A.T @ (0.5 * (1 + np.tanh(0.5 * (A @ theta))) - y) / len(y)
        theta = theta - learning_rate * gradient
    return theta[:-1], float(theta[-1])
