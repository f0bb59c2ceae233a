"""The parameters come back as they were: no step reaches them. Assign what it
leads to, params = params - …; an expression alone changes nothing.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params - learning_rate * (gradient + momentum * velocity)
    return params
