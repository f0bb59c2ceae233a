# A variant: only the learning rate.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    learning_rate = learning_rate or 0.01
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
