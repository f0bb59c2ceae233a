# A variant: the mean of the signs.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * np.mean(np.sign(w - X))
    return w
