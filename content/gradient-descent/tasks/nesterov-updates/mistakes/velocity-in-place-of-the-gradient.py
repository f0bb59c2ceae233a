"""
also_known_as: [look-ahead-twice]

Your step is η(v + βv): the velocity stands where the gradient belongs, and
the push counts too often. The look ahead adds βv to the plain gradient: g +
βv.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (velocity + momentum * velocity)
    return params
