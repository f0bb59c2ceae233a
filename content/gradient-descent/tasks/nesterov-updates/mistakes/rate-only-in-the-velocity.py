"""
also_known_as: [gradient-without-the-rate]

The rate does not scale both halves of your step alike. With v ← βv + ηg the
step is ηg + βv; with v ← βv + g it is η(g + βv): each half once.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + learning_rate * gradient
        params = params - (gradient + momentum * velocity)
    return params
