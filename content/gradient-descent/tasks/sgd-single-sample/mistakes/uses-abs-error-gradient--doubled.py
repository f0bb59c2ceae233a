# A variant: twice the sign.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * np.sign(w - X[index])
    return w
