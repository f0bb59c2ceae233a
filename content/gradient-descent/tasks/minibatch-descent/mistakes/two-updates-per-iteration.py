"""You make two updates in each batch. Perhaps the step is taken once more
where the progress is printed, or a helper updates as well: compute the new
w once, then print that.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    return w
