"""You multiply by the squared gradient in the step, which loses its sign:
every step goes down the axis. The square belongs in s only; the step takes
g itself.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient**2 / (np.sqrt(squares) + eps)
    return params
