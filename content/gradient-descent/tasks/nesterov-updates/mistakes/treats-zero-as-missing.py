"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. With a rate of 0 nothing moves. Test `is None` if you want
a default.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    learning_rate = learning_rate or 0.01
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
