# A variant: with the mean of the gradients.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * np.mean(w - X)
    return w
