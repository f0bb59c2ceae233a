# A variant: a velocity that holds the descent's own sign, subtracted.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        params = params - learning_rate * gradient - momentum * velocity
    return params
