"""You divide by one size, that of the first or the largest batch, also where a
batch is shorter. This task sums and divides by nothing. (And where a mean
is wanted, it is over the points the batch really has: the last one is often
short.)
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    size = len(batches[0]) if batches else 1
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch]) / size
    return w
