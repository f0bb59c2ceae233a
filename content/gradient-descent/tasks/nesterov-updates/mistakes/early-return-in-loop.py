"""
also_known_as: [only-the-first-gradient]

Only the first gradient is used, because the return stands inside the loop.
Move it out to the left, below the loop, so that every row has its turn.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
        return params
    return params
