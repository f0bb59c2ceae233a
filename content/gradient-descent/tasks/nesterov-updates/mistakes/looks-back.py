"""Your look ahead has the wrong sign: g − βv looks back to where you came
from. Add the faded velocity to the gradient, g + βv.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient - momentum * velocity)
    return params
