"""You let the old squares fade: an average in place of the sum, which is
RMSProp. AdaGrad forgets nothing, s ← s + g², so its steps only get shorter.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = 0.9 * squares + 0.1 * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
