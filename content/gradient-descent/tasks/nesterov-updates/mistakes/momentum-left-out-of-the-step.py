"""Your step is η(g + v): the factor β before the velocity is missing.
Looking one step ahead fades the velocity once more: g + βv.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + velocity)
    return params
