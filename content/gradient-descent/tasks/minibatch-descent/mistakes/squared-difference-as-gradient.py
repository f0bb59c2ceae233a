"""You subtract the loss, not its slope. Differentiate first: the 2 comes down
and the exponent goes, which leaves 2·Σ(w − X[batch]). Only that knows on
which side of the minimum you are.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * np.sum((w - X[batch]) ** 2)
    return w
