# A variant: starts from 2.0.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = 2.0
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
