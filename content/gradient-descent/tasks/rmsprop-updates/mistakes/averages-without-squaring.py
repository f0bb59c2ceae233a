"""You average the gradients, or their absolute values, without squaring each
of them first. With their signs they cancel, and the root of a negative
number is nan. Average g**2, and take the root of that.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
