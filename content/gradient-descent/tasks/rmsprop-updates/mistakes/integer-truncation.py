"""The digits after the point get lost: numbers are turned into whole ones
on the way. Keep everything float64; int() cuts, and so does storing into an
integer array.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    params = params.astype(int)
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
