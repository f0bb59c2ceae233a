# A variant: cuts the result.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return int(w)
