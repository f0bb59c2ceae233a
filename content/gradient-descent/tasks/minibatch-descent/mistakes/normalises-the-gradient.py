"""You use only the direction of the gradient: each step has the length of the
learning rate, near the minimum too, so you hop about it. Multiply the rate
by the gradient itself, 2·Σ(w − X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * np.sign(2 * np.sum(w - X[batch]))
    return w
