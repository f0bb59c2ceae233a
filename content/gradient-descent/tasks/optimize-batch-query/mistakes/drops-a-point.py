"""One point is left out, the last or the first. range(len(X) - 1) stops a step
early, and a slice such as X[1:] or X[:-1] cuts one off: let every point
pull, or sum over X as it is.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X[:-1])
    return w
