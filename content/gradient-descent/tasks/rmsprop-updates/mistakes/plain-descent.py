"""
also_known_as: [division-forgotten]

Your step is η·g: the squares are kept and never divide anything. Divide the
gradient by √s + eps, that is the whole of RMSProp.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient
    return params
