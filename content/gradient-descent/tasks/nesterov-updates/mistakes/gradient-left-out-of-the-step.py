"""Your step is η·βv: the gradient itself is missing from it. Add it, x ← x
− η(g + βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * momentum * velocity
    return params
