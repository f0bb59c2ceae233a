"""You put the step where the parameter was instead of taking the step from it.
Write w = w - step or w -= step; note that w =- step is read as w = (-step).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = learning_rate * 2 * np.sum(w - X[batch])
    return w
