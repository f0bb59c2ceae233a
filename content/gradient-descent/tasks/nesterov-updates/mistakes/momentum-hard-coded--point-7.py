# A variant: β = 0.7.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    momentum = 0.7
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
