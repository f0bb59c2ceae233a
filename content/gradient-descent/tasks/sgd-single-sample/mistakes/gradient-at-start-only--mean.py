# A variant: the mean of them, one step an epoch.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    if len(order):
        w = w - learning_rate * 2 * np.mean(w - X[order])
    return w
