"""Your steps are twice as long as they should be: a factor 2 too many. The
gradient is 2·Σ(w − X[batch]); check whether the 2 stands both in a helper
and in the update.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        gradient = 2 * np.sum(w - X[batch])
        w = w - learning_rate * 2 * gradient
    return w
