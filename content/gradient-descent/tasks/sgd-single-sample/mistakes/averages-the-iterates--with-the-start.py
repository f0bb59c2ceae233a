# A variant: the start included.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    seen = [w]
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        seen.append(w)
    return np.mean(seen)
