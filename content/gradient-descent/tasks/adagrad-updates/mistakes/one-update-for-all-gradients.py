"""You take all rows together and make one update with their sum or mean. Each
row is the gradient of its own step: make an update a row, or nothing is
remembered from one to the next.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in [gradients.sum(axis=0)]:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
