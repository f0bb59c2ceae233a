# A variant: starts from the first point.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = X[0]
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
