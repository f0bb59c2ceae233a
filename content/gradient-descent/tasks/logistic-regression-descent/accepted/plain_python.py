# No NumPy but for the answer; the exponent is never positive.
import math

import numpy as np


def logistic_regression_descent(X, y, learning_rate, num_iterations):
    rows, targets = X.tolist(), y.tolist()
    weights, bias = [0.0] * X.shape[1], 0.0
    for _ in range(num_iterations):
        errors = []
        for row, target in zip(rows, targets):
            z = sum(w * x for w, x in zip(weights, row)) + bias
            p = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
            errors.append(p - target)
        for j in range(len(weights)):
            weights[j] -= learning_rate * sum(e * row[j] for e, row in zip(errors, rows)) / len(rows)
        bias -= learning_rate * sum(errors) / len(rows)
    return np.array(weights), bias
