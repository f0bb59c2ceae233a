"""The learning rate is never used, so every rate gives the same path. Scale
the step with it: x ← x − η·v.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - velocity
    return params
