"""
also_known_as: [only-the-first-gradient]

Only the first gradient is used, because the return stands inside the loop.
Move it out to the left, below the loop, so that every row has its turn.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        return params
    return params
