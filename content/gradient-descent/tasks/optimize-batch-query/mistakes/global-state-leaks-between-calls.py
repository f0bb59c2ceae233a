"""
also_known_as: [default-argument-mutable]

Your function remembers: each call goes on where the call before ended.
Something outside the function, or a default value, is kept between calls.
Start from w_init in every call.
"""

import numpy as np


state = []


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = state.pop() if state else w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * np.sum(w - X)
    state.append(w)
    return w
