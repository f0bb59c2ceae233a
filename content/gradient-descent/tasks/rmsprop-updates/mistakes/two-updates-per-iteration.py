"""
also_known_as: [extra-factor-two]

You take each step twice. Perhaps the update stands once more where the
progress is printed, or a factor 2 has slipped in: one row of gradients is
one step.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
