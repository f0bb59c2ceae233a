# A variant: α = 0.99.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, s = w_init, 0.0
    for _ in range(num_iterations):
        gradient = 2 * np.sum(w - X)
        s = 0.99 * s + 0.01 * gradient**2
        w = w - learning_rate * gradient / (s**0.5 + 1e-8)
    return w
