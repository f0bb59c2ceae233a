# A variant: divided by the root of the step.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for count, gradient in enumerate(gradients, start=1):
        velocity = momentum * velocity + gradient
        params = params - learning_rate / count**0.5 * (gradient + momentum * velocity)
    return params
