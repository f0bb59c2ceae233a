"""Your average begins with the first square instead of zero, so the first
step is η where η/√(1 − α) is due. Start from np.zeros_like(params).
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = gradients[0] ** 2 if len(gradients) else np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
