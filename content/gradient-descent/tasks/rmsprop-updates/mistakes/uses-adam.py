"""You average the gradient as well and step along that average, which is
Adam's first moment. RMSProp steps along the gradient at hand, divided by √s
+ eps.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares, mean = np.zeros_like(params), np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        mean = 0.9 * mean + 0.1 * gradient
        params = params - learning_rate * mean / (np.sqrt(squares) + eps)
    return params
