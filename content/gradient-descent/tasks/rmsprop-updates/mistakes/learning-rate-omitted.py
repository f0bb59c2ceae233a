"""The learning rate is never used, so every rate gives the same path. Scale
the step with it: x ← x − η·g / (√s + eps).
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - gradient / (np.sqrt(squares) + eps)
    return params
