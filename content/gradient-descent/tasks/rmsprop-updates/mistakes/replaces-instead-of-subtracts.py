"""You put the step where the parameters were instead of taking it from
them. Write params = params - step; note that params =- step is read as
params = (-step).
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
