# A variant: a rate of 0.1.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    learning_rate = learning_rate or 0.1
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
