# A variant: the average is corrected for its start at zero.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        velocity = momentum * velocity + (1 - momentum) * gradient
        params = params - learning_rate * velocity / (1 - momentum**count)
    return params
