"""You take the gradients from the last to the first. The order matters, for
the sum of squares grows from one to the next: take the rows as they are
given.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for gradient in gradients[::-1]:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
