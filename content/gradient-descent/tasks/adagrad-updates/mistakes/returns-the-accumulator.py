"""You return the sum of squares; the caller wants the parameters. After the
loop, return params.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return squares
