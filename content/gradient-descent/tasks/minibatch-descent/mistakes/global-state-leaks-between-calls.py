"""
also_known_as: [default-argument-mutable]

Your function remembers: each call goes on where the call before ended.
Something outside the function, or a default value, is kept between calls.
Start from w_init in every call.
"""

import numpy as np


state = []


def minibatch_descent(X, w_init, learning_rate, batches):
    w = state.pop() if state else w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch])
    state.append(w)
    return w
