# A variant: batches of 16.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        for start in range(0, len(X), 16):
            w = w - learning_rate * 2 * np.sum(w - X[start : start + 16])
    return w
