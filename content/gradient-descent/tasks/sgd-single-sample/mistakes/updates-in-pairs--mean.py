# A variant: with their mean.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in (order[at : at + 2] for at in range(0, len(order), 2)):
        w = w - learning_rate * 2 * np.mean(w - X[index])
    return w
