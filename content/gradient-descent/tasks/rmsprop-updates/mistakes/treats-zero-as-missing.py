"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. With a rate of 0 nothing moves. Test `is None` if you want
a default.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    learning_rate = learning_rate or 0.01
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
