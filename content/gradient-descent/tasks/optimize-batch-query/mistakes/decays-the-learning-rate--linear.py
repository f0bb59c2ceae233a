# A variant: in a straight line to zero.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for k in range(num_iterations):
        w = w - learning_rate * (1 - k / num_iterations) * 2 * np.sum(w - X)
    return w
