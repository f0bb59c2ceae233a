# A variant: times 0.99 before each update.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, rate = w_init, learning_rate
    for batch in batches:
        rate *= 0.99
        w = w - rate * 2 * np.sum(w - X[batch])
    return w
