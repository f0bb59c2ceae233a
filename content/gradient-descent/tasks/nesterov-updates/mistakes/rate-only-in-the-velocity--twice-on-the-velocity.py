# A variant: the rate stands in the velocity and before the bracket.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + learning_rate * gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
