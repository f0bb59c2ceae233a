"""You make one update for two points at a time, a mini-batch. Here each
point has an update of its own, and the next one sees its result.
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in (order[at : at + 2] for at in range(0, len(order), 2)):
        w = w - learning_rate * 2 * np.sum(w - X[index])
    return w
