# A variant: of the gradient's length.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = 0.0
    for gradient in gradients:
        velocity = momentum * velocity + np.linalg.norm(gradient)
        params = params - learning_rate * velocity
    return params
