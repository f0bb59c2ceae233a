# A variant: h = 1e-6.
import numpy as np


def f(w, X):
    return np.sum((w - X) ** 2)


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        gradient = (f(w + 1e-6, X) - f(w, X)) / 1e-6
        w = w - learning_rate * gradient
    return w
