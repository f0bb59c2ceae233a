import math
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_iterations):
        p = np.array([sigmoid(row @ w + b) for row in X])
        w, b = w + learning_rate * np.mean((y - p)[:, None] * X, axis=0), b + learning_rate * np.mean(y - p)
    return w, float(b)
