"""The first batch is never used: indices count from 0. Loop with `for batch in
batches`, and there is no index to get wrong.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches[1:]:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
