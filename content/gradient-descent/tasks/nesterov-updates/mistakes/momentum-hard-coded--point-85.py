# A variant: β = 0.85.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    momentum = 0.85
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
