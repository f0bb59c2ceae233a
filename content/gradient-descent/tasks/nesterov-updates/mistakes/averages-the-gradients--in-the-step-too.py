# A variant: the step weighs its gradient in the same way.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + (1 - momentum) * gradient
        params = params - learning_rate * ((1 - momentum) * gradient + momentum * velocity)
    return params
