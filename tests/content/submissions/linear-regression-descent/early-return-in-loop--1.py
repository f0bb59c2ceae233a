import numpy as np


def linear_regression_descent(X, y, learning_rate, num_iterations):
    n, m = X.shape
    w, b = np.zeros(m), 0.0
    for _ in range(num_iterations):
        r = X @ w + b - y
        new_w, new_b = w - learning_rate * 2 / n * r @ X, b - learning_rate * 2 * r.mean()
    return (new_w, float(new_b)) if num_iterations else (w, b)
