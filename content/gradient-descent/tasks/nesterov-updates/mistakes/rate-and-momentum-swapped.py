"""The learning rate and the momentum have changed places: you fade with η
and step with β. The velocity fades with momentum, the whole step is scaled
by learning_rate.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = learning_rate * velocity + gradient
        params = params - momentum * (gradient + learning_rate * velocity)
    return params
