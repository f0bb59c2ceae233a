# A variant: only the learning rate.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    learning_rate = learning_rate or 0.01
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
