# Each point draws w nearer: what is left of the distance is 1 − 2η.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = float(w_init)
    for point in np.take(X, order):
        w = point + (w - point) * (1 - 2 * learning_rate)
    return w
