# A variant: the last one, where it is shorter than the first.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    whole = batches
    if batches and len(batches[-1]) < len(batches[0]):
        whole = batches[:-1]
    for batch in whole:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
