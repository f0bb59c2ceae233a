"""The start comes back as it was: no step ever reaches w. Assign what it leads
to, w = w - learning_rate * gradient; an expression alone changes nothing,
and neither does a new name that is not returned.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w - learning_rate * 2 * np.sum(w - X[batch])
    return w
