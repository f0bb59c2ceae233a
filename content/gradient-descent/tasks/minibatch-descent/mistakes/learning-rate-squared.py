"""The learning rate goes in twice, once in the step and once more in the
update, so you walk η² instead of η. Keep it in one place: gradient = 2·Σ(w
− X[batch]), then w ← w − η·gradient.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        step = learning_rate * 2 * np.sum(w - X[batch])
        w = w - learning_rate * step
    return w
