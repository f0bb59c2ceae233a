"""
also_known_as: [bias-omitted]

Your bias stays zero, so the fit is forced through the origin. It has a
gradient too, the mean of the errors: move it in every step as you move the
weights.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        weights = weights - learning_rate * weight_gradient
    return weights, float(bias)
