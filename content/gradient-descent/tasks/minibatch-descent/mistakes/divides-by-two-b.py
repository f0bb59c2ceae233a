"""You divide by twice the size of the batch, as with the 1/(2b) loss of
regression courses. Your code is right for that convention; this task keeps
both: the gradient is 2·Σ(w − X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * np.mean(w - X[batch])
    return w
