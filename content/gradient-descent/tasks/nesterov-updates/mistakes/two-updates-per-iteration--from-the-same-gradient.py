# A variant: what is remembered takes the gradient in twice as well.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
