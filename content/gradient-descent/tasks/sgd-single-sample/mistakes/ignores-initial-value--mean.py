# A variant: starts from the mean.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = np.mean(X)
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
