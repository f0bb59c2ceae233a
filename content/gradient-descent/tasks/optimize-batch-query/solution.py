"""Batch gradient descent on sum((w - X)**2): every update sees every point."""

import numpy as np


def gradient(w, X):
    return 2 * np.sum(w - X)


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * gradient(w, X)
    return float(w)
