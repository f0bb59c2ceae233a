"""You divide first and average this gradient in afterwards, so the first
step divides by eps alone and flies off. Update s, then step.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        squares = alpha * squares + (1 - alpha) * gradient**2
    return params
