"""You add up the gradients, or their absolute values, without squaring each of
them first. With their signs they cancel, and the root of a negative sum is
nan. Add g**2, and take the root of the sum.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
