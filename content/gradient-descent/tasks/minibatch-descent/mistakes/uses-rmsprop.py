"""Your steps are divided by the size the gradients have had, as in RMSProp.
The task wants plain gradient descent, w ← w − η·gradient, without averages
and without a root.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, s = w_init, 0.0
    for batch in batches:
        gradient = 2 * np.sum(w - X[batch])
        s = 0.9 * s + 0.1 * gradient**2
        w = w - learning_rate * gradient / (s**0.5 + 1e-8)
    return w
