"""You take the mean of the squares so far instead of their sum, so that
your steps never die out. AdaGrad divides by the root of the whole sum.
"""

import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    squares = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = squares + gradient**2
        params = params - learning_rate * gradient / (np.sqrt(squares / count) + eps)
    return params
