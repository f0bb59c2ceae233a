"""You keep a velocity: the steps before still push. That is momentum, a
fine method, but not the one asked for. Each step is the rate times the
gradient at the current point.
"""

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    weight_velocity, bias_velocity = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weight_velocity = 0.9 * weight_velocity + weight_gradient
        bias_velocity = 0.9 * bias_velocity + bias_gradient
        weights = weights - learning_rate * weight_velocity
        bias = bias - learning_rate * bias_velocity
    return weights, float(bias)
