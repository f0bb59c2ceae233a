"""You walk over the columns: each turn sees one parameter at all steps. A
row is a step and a column a parameter, so loop over gradients itself,
without .T.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients.T:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
