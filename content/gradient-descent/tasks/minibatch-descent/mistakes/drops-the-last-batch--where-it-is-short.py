# A variant: only where it is shorter than the first.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        if len(batch) < len(batches[0]):
            continue
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
