# A variant: what was divided by 1 + k is divided again.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, rate = w_init, learning_rate
    for k in range(num_iterations):
        rate = rate / (1 + k)
        w = w - rate * 2 * np.sum(w - X)
    return w
