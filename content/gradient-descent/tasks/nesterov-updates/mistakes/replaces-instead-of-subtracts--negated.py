# A variant: =- where -= was meant.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params =- learning_rate * (gradient + momentum * velocity)
    return params
