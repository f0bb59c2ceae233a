"""
also_known_as: [velocity-unused, one-update-for-all-gradients]

Your step is η·g alone: the velocity is kept and never used. Nesterov steps
along the gradient and the velocity together, x ← x − η(g + βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * gradient
    return params
