"""You add up signs, the gradient of the absolute error; it leads to medians.
The loss is squared, so each point of the batch pulls in proportion to its
distance: 2·Σ(w − X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(np.sign(w - X[batch]))
    return w
