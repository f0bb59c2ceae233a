"""You work through the batches from the last to the first. The order matters,
since each batch moves w for the next: take them as they are given.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in reversed(batches):
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
