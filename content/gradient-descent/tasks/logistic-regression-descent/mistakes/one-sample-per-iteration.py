"""Each iteration looks at one row only. In batch descent every update sees
all of them: use X and y as a whole.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for k in range(num_iterations):
        row, target = X[k % n], y[k % n]
        error = 0.5 * (1 + np.tanh(0.5 * (row @ weights + bias))) - target
        weights = weights - learning_rate * error * row
        bias = bias - learning_rate * error
    return weights, float(bias)
