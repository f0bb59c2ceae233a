"""The parameters come back as they were: no step reaches them. Assign what it
leads to, params = params - …; an expression alone changes nothing.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
