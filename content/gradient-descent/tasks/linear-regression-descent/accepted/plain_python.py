# No NumPy but for the answer: rows and sums.
import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    rows, targets = X.tolist(), y.tolist()
    weights, bias = [0.0] * X.shape[1], 0.0
    for _ in range(num_iterations):
        errors = [sum(w * x for w, x in zip(weights, row)) + bias - t for row, t in zip(rows, targets)]
        slopes = [2 * sum(e * row[j] for e, row in zip(errors, rows)) / len(rows) for j in range(len(weights))]
        weights = [w - learning_rate * slope for w, slope in zip(weights, slopes)]
        bias -= learning_rate * 2 * sum(errors) / len(rows)
    return np.array(weights), bias
