# A variant: β = 0.99.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    n = len(y)
    weights, bias = np.zeros(X.shape[1]), 0.0
    weight_velocity, bias_velocity = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        error = 0.5 * (1 + np.tanh(0.5 * (X @ weights + bias))) - y
        weight_gradient = X.T @ error / n
        bias_gradient = np.sum(error) / n
        weight_velocity = 0.99 * weight_velocity + weight_gradient
        bias_velocity = 0.99 * bias_velocity + bias_gradient
        weights = weights - learning_rate * weight_velocity
        bias = bias - learning_rate * bias_velocity
    return weights, float(bias)
