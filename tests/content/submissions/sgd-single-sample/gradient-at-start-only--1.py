import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    return w_init - learning_rate * 2 * np.sum(w_init - X[order])
