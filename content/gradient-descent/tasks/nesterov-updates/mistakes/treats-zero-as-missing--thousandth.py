# A variant: a rate of 0.001.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    learning_rate = learning_rate or 0.001
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
