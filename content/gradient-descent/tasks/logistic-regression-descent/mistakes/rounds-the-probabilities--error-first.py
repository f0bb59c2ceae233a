# A variant: label less guess, added.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        guess = np.where(X @ weights + bias > 0, 1.0, 0.0)
        weights = weights + learning_rate * X.T @ (y - guess) / len(y)
        bias = bias + learning_rate * np.mean(y - guess)
    return weights, float(bias)
