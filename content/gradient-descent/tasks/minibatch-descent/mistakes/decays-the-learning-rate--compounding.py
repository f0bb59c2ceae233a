# A variant: what was divided by 1 + k is divided again.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, rate = w_init, learning_rate
    for k, batch in enumerate(batches):
        rate = rate / (1 + k)
        w = w - rate * 2 * np.sum(w - X[batch])
    return w
