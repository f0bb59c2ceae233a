"""
also_known_as: [uses-the-old-velocity, forgets-the-look-ahead, returns-the-textbook-point]

This is heavy-ball momentum: your step is η·v, without the look ahead.
Either the last line is missing its g + βv, or it uses the old velocity
there, for g + βv with the old v is just the new v.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
