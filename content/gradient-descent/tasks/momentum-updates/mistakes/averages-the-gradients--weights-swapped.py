# A variant: the old velocity keeps 1 − β.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = (1 - momentum) * velocity + momentum * gradient
        params = params - learning_rate * velocity
    return params
