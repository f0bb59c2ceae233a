# A variant: starts from the first point.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = X[0]
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
