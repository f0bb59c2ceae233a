# A variant: wherever a batch is shorter than the largest.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    size = max(map(len, batches), default=0)
    for batch in batches:
        if len(batch) == size:
            w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
