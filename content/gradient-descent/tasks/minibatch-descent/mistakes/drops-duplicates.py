"""An index that occurs twice counts once with you: a set, np.unique or a mask
has thrown the repeats away. Its point was drawn twice and pulls twice: use
X[batch] as it is.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[np.unique(batch)])
    return w
