# A variant: only the number of iterations.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    num_iterations = num_iterations or 100
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
