import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for _ in range(len(order)):
        w = w - learning_rate * 2 * (w - np.average(X))
    return w
