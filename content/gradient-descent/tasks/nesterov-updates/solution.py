"""Nesterov momentum: step along the gradient and along the velocity it has just made."""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        ahead = gradient + momentum * velocity
        params = params - learning_rate * ahead
    return params
