"""Your learning rate shrinks from step to step. Schedules are fine, but
none is asked for here: use learning_rate as it is in every update.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        velocity = momentum * velocity + gradient
        params = params - learning_rate / count * (gradient + momentum * velocity)
    return params
