# A variant: times 0.1 after each update.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, rate = w_init, learning_rate
    for _ in range(num_iterations):
        w = w - rate * 2 * np.sum(w - X)
        rate *= 0.1
    return w
