# A variant: the one the last update used, 0 where there was none.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, gradient = w_init, 0.0
    for _ in range(num_iterations):
        gradient = 2 * np.sum(w - X)
        w = w - learning_rate * gradient
    return gradient
