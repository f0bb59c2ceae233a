"""You clip the gradient, so that far from the minimum all steps have one
length. This task wants the step the gradient asks for: leave the clipping
out.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weights = weights - learning_rate * np.clip(weight_gradient, -1, 1)
        bias = bias - learning_rate * np.clip(bias_gradient, -1, 1)
    return weights, float(bias)
