"""You make two updates in each iteration. Perhaps the step is taken once more
where the progress is printed, or a helper updates as well: compute the new
w once, then print that.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
        w = w - learning_rate * 2 * np.sum(w - X)
    return w
