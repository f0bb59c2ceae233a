import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in order:
        w = w - learning_rate * np.clip(2 * (w - X[i]), -5, 5)
    return float(w)
