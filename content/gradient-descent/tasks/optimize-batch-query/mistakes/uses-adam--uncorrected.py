# A variant: without bias correction.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, m, s = w_init, 0.0, 0.0
    for _ in range(num_iterations):
        gradient = 2 * np.sum(w - X)
        m = 0.9 * m + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient**2
        w = w - learning_rate * m / (s ** 0.5 + 1e-8)
    return w
