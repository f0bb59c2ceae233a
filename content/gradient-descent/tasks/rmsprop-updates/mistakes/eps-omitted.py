"""Your eps is never used. A gradient of zero then divides by zero and gives
nan, and tiny gradients make full steps: add eps to the root.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / np.sqrt(squares)
    return params
