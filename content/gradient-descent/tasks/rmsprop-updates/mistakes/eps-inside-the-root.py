"""Your eps stands under the root. There it counts as √eps for tiny gradients,
ten thousand times as much for 1e-8; squared, it is lost beside any larger
gradient. Add it after the root, √(…) + eps.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / np.sqrt(squares + eps)
    return params
