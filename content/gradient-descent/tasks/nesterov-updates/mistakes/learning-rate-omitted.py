"""The learning rate is never used, so every rate gives the same path. Scale
the step with it: x ← x − η(g + βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - (gradient + momentum * velocity)
    return params
