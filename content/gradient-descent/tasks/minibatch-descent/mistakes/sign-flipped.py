"""
also_known_as: [difference-reversed]

Your step goes with the gradient, so it climbs and the loss grows. The
gradient points uphill; to go down, subtract it: w ← w − η·gradient. Look
for a + that should be a −, or for a difference written the wrong way round.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w + learning_rate * 2 * np.sum(w - X[batch])
    return w
