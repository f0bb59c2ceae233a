"""
also_known_as: [division-forgotten]

Your step is η·g: the squares are kept and never divide anything. Divide the
gradient by √s + eps, that is the whole of AdaGrad.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = params - learning_rate * gradient
    return params
