"""You put the step where the parameters were instead of taking it from
them. Write params = params - step; note that params =- step is read as
params = (-step).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = learning_rate * (gradient + momentum * velocity)
    return params
