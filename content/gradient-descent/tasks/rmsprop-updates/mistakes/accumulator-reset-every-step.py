"""
also_known_as: [normalises-the-gradient]

Each step starts its average anew, so only the gradient at hand counts and
every step has one length. Create s once, before the loop, and let it fade
from row to row.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    for gradient in gradients:
        squares = np.zeros_like(params)
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
