"""Your learning rate shrinks from batch to batch. Decay is useful against the
noise of batches, but this task keeps the rate as it was: use learning_rate
in every update.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for k, batch in enumerate(batches):
        w = w - learning_rate / (1 + k) * 2 * np.sum(w - X[batch])
    return w
