"""Your steps are divided by the root of all squared gradients so far, as in
AdaGrad, so they only get shorter. The task wants plain gradient descent, w
← w − η·gradient.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, s = w_init, 0.0
    for _ in range(num_iterations):
        gradient = 2 * np.sum(w - X)
        s = s + gradient**2
        w = w - learning_rate * gradient / (s**0.5 + 1e-8)
    return w
