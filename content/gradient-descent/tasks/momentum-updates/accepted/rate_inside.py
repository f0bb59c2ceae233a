# The rate goes into the velocity: the same path while it is constant.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        params = params + velocity
    return params
