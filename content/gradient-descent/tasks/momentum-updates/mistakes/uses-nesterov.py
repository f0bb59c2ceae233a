"""You look ahead: your step is η(g + βv), which is Nesterov's. Heavy-ball
momentum walks along the velocity alone, x ← x − η·v.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
