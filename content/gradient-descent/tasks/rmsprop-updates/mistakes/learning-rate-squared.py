"""The learning rate goes in twice, so you walk η² where η was asked for.
Keep it in one place, in the update: x ← x − η·g / (√s + eps).
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate**2 * gradient / (np.sqrt(squares) + eps)
    return params
