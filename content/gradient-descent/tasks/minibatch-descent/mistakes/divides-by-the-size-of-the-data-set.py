"""You divide by the number of all points, though only a batch was summed: the
steps are far too short. This task divides by nothing, the gradient is 2·Σ(w
− X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch]) / len(X)
    return w
