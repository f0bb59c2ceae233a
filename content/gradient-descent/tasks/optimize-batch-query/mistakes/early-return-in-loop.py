"""
also_known_as: [result-never-assigned]

Only one update is made, however many are asked for. The return stands
inside the loop, or each turn starts again from the first value: move the
return out to the left, below the loop, and assign the new value to w
itself.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
        return w
    return w
