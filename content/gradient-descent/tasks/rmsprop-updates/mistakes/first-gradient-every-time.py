"""Every update uses the first row. The loop runs as often as it should, but
the gradient inside it never changes: use the loop's own variable.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients[:1].repeat(len(gradients), axis=0):
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
