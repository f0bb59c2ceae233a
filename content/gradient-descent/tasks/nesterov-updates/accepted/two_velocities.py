# The form with two velocities, known from CS231n's notes.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        before = velocity
        velocity = momentum * velocity - learning_rate * gradient
        params = params - momentum * before + (1 + momentum) * velocity
    return params
