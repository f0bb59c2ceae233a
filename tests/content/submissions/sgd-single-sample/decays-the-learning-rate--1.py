import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for t, i in enumerate(order):
        w = w - learning_rate * 0.95 ** t * 2 * (w - X[i])
    return float(w)
