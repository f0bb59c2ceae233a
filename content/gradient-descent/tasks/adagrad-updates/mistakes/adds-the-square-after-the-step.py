"""You divide first and add the square of this gradient afterwards, so the
first step divides by eps alone and flies off. Add g² to s, then step.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
        squares = squares + gradient**2
    return params
