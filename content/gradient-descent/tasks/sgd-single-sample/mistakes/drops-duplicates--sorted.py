# A variant: and sorted, by np.unique.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in np.unique(order):
        w = w - learning_rate * 2 * (w - X[index])
    return w
