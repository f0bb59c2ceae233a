"""The descent itself is right, but you return the loss; the caller wants the
parameter. Print the loss if you like, and return w.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return np.sum((w - X) ** 2)
