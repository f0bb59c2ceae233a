"""
also_known_as: [returns-the-change]

You start from values of your own, such as zeros or ones: the start you are
given is missing from the result. Begin with the params you are given and
take the steps from them, so that training can go on where it stood.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    params = np.zeros_like(params)
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
