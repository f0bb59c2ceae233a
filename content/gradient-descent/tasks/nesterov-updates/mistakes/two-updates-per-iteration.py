"""
also_known_as: [extra-factor-two]

You take each step twice. Perhaps the update stands once more where the
progress is printed, or a factor 2 has slipped in: one row of gradients is
one step.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
