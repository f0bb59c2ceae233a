"""The old velocity is subtracted in your update, so it brakes where it
should push. Keep its sign: v ← βv + g.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = gradient - momentum * velocity
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
