"""The update is right, but the last one is missing. range(1, num_iterations)
is one turn short; or you return the value from before the last update. Loop
with range(num_iterations) and return what the last turn computed.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(1, num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
