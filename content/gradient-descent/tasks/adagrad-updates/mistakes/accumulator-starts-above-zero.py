"""Your sum of squares does not start at zero, so the first steps are too
short. Some libraries do that; this task starts from np.zeros_like(params).
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.ones_like(params)
    for gradient in gradients:
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares) + eps)
    return params
