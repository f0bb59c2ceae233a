# A variant: without the factor 2.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * np.sum(np.sign(w - X))
    return w
