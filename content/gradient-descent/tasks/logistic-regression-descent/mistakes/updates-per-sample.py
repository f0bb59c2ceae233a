"""You update after each row, which is stochastic descent: later rows see
weights that have already moved. Gather the gradient of all rows first, then
make one update.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        for row, target in zip(X, y):
            error = 0.5 * (1 + np.tanh(0.5 * (row @ weights + bias))) - target
            weights = weights - learning_rate * error * row
            bias = bias - learning_rate * error
    return weights, float(bias)
