"""Your eps is not added to the root. Without it a gradient of zero divides
zero by zero unless you guard against that, and tiny gradients make longer
steps than they should: divide by root plus eps, always.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / np.sqrt(squares)
    return params
