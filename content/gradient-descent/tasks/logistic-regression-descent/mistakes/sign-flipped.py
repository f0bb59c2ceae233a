"""
also_known_as: [difference-reversed]

Your step goes with the gradient, so it climbs and the loss grows. Subtract
it; or the error is written the wrong way round: it is the prediction less
y. The gradient is 1/n · Xᵀ(p − y).
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights + learning_rate * weight_gradient
        bias = bias + learning_rate * bias_gradient
    return weights, float(bias)
