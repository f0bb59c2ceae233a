"""You put the step where the parameters were instead of taking it from
them. Write params = params - step; note that params =- step is read as
params = (-step).
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
