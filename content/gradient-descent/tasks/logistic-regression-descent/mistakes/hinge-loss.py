"""You use only the rows on the wrong side of the margin, as a support
vector machine does. In logistic regression every row pulls, by p − y.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = -(2 * y - 1) * ((2 * y - 1) * (X @ weights + bias) < 1)
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
