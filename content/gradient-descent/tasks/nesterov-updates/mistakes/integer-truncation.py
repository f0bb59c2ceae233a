"""The digits after the point get lost: numbers are turned into whole ones
on the way. Keep everything float64; int() cuts, and so does storing into an
integer array.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    params = params.astype(int)
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
