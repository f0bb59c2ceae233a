"""You keep a single average, so all parameters share one rate and the steep
one slows the others. Keep s in the shape of params, one average for each.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = 0.0
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * np.sum(gradient**2)
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
