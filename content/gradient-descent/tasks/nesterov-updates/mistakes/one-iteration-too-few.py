"""
also_known_as: [drops-the-last-gradient]

The last row of gradients is never used. The loop has to run over all of
them: `for gradient in gradients`, and a step in every turn.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients[:-1]:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
