# A variant: its sign.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + np.sign(gradient)
        params = params - learning_rate * velocity
    return params
