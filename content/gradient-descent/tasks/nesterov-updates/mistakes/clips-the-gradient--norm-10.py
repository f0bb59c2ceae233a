# A variant: by its length, to 10.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        length = np.linalg.norm(gradient)
        if length > 10:
            gradient = gradient * (10 / length)
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
