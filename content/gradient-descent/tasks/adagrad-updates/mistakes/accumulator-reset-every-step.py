"""
also_known_as: [normalises-the-gradient]

Each step starts its sum of squares anew, so you divide by the size of the
gradient at hand and every step has length η. Create s once, before the
loop, and add to it.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    for gradient in gradients:
        squares = np.zeros_like(params)
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
