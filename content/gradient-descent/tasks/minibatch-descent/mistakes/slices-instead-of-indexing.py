"""You take the points in the order of X, from the front, and never look at the
indices you were given. They were shuffled on purpose: X[batch] picks
exactly the points they name.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, start = w_init, 0
    for batch in batches:
        points = X[start : start + len(batch)]
        w = w - learning_rate * 2 * np.sum(w - points)
        start += len(batch)
    return w
