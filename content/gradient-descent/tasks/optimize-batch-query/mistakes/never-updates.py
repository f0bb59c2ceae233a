"""The start comes back as it was: no step ever reaches w. Assign what it leads
to, w = w - learning_rate * gradient; an expression alone changes nothing,
and neither does a new name that is not returned.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w - learning_rate * 2 * np.sum(w - X)
    return w
