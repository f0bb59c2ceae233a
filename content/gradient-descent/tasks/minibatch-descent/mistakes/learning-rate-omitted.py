"""You subtract the whole gradient: the learning rate is never used. Scale the
step with it, w ← w − learning_rate · gradient, or every rate gives the same
path.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - 2 * np.sum(w - X[batch])
    return w
