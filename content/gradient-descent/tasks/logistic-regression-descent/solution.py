"""Logistic regression by descent on the mean log-loss, safe for scores of any size."""

import numpy as np


def sigmoid(z):
    # 1 / (1 + exp(-z)), written so that nothing overflows.
    return 0.5 * (1 + np.tanh(0.5 * z))


def gradients(X, y, weights, bias):
    error = sigmoid(X @ weights + bias) - y
    return X.T @ error / len(y), np.sum(error) / len(y)


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    weights = np.zeros(X.shape[1])
    bias = 0.0
    for _ in range(num_iterations):
        weight_gradient, bias_gradient = gradients(X, y, weights, bias)
        weights = weights - learning_rate * weight_gradient
        bias = bias - learning_rate * bias_gradient
    return weights, float(bias)
