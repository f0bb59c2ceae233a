# A variant: divided by the root of 1 + k.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for k in range(num_iterations):
        w = w - learning_rate / (1 + k) ** 0.5 * 2 * np.sum(w - X)
    return w
