"""
also_known_as: [drops-the-last-gradient]

The last row of gradients is never used. The loop has to run over all of
them: `for gradient in gradients`, and a step in every turn.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients[:-1]:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
