"""You keep the largest square instead of adding them up, so your divisor
grows too slowly. AdaGrad adds every one: s ← s + g².
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = np.maximum(squares, gradient**2)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
