"""The update is right, but you always make the same number of them, whatever
num_iterations says. A number you tried the code with is still in the loop:
write range(num_iterations).
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(100):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
