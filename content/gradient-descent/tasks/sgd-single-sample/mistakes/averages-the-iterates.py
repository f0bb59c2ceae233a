"""You return the mean of the w along the way. That is averaged SGD, which
smooths the noise; this task wants the last w.
"""

import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w, seen = w_init, []
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        seen.append(w)
    return np.mean(seen) if seen else w
