# A variant: the size of the batch is missing.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * (w - np.sum(X[batch]))
    return w
