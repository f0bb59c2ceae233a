# A variant: the size of the largest batch.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    size = max(map(len, batches), default=1)
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch]) / size
    return w
