# A variant: times 0.99 before each update.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, rate = w_init, learning_rate
    for _ in range(num_iterations):
        rate *= 0.99
        w = w - rate * 2 * np.sum(w - X)
    return w
