"""Your average of squares does not start at zero, so the first steps are
too short. Start it from np.zeros_like(params).
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.ones_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
