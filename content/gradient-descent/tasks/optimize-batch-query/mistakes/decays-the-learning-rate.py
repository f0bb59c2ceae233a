"""Your learning rate shrinks as you go. Decay is useful against noise, but
here the gradient is exact, and the rate is asked to stay what it was: use
learning_rate in every update.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for k in range(num_iterations):
        w = w - learning_rate / (1 + k) * 2 * np.sum(w - X)
    return w
