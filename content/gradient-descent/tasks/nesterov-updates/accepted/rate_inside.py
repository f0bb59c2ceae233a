# The rate goes into the velocity, as Keras has it: the same path while it is constant.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        params = params + momentum * velocity - learning_rate * gradient
    return params
