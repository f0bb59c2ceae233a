"""You divide by the squares themselves: the root is missing. Take np.sqrt,
so that the divisor has the size of a gradient and the step the size of the
rate.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (squares + eps)
    return params
