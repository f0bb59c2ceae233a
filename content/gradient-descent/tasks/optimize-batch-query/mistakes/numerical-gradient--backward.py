# A variant: a difference to the left.
import numpy as np


def f(w, X):
    return np.sum((w - X) ** 2)


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        gradient = (f(w, X) - f(w - 1e-3, X)) / 1e-3
        w = w - learning_rate * gradient
    return w
