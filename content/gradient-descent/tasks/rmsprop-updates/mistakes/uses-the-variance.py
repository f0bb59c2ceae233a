"""You take the squared mean off, as centred RMSProp does: the divisor is
the spread of the gradients, not their size. Divide by √s + eps, nothing
taken off.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares, mean = np.zeros_like(params), np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        mean = alpha * mean + (1 - alpha) * gradient
        params = params - learning_rate * gradient / (np.sqrt(squares - mean**2) + eps)
    return params
