"""
also_known_as: [one-iteration-too-few]

A batch is left out: the last one, or those that are shorter than others. It
may be short, but its points count: loop over all of batches, and return the
w that the last update made.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches[:-1]:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
