"""
also_known_as: [difference-reversed]

Your step goes with the gradient, so it climbs and the loss grows. The
gradient points uphill; to go down, subtract it: w ← w − η·gradient. Look
for a + that should be a −, or for a difference written the wrong way round.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w + learning_rate * 2 * np.sum(w - X)
    return w
