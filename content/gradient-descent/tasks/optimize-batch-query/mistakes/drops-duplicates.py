"""Equal points count once with you: a set or np.unique has thrown the repeats
away. Two equal points pull twice as hard as one: sum over X as it is.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    points = np.unique(X)
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - points)
    return w
