"""You add up the gradients without squaring them. Gradients of opposite
sign then cancel, and the root of a negative sum is nan. Add g**2.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
