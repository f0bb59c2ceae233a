"""You store the adapted rate in learning_rate and adapt that again in the
next step, so the divisions pile up. Divide anew each time, from the rate
you were given.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        learning_rate = learning_rate / (np.sqrt(squares) + eps)
        params = params - learning_rate * gradient
    return params
