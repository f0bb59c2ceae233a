"""Your learning rate shrinks from step to step. Schedules are fine, but
none is asked for here: use learning_rate as it is in every update.
"""

import numpy as np


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    squares = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        squares = alpha * squares + (1 - alpha) * gradient**2
        params = params - learning_rate / count * gradient / (np.sqrt(squares) + eps)
    return params
