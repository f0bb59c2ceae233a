# A variant: begins with ones.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.ones_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
