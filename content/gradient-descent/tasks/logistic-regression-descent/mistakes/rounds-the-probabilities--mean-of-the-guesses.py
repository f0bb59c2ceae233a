# A variant: the bias moves by a mean.
import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        guess = (X @ weights + bias > 0).astype(float)
        weights, bias = (
            weights - learning_rate * X.T @ (guess - y) / len(y),
            bias - learning_rate * np.mean(guess - y),
        )
    return weights, float(bias)
