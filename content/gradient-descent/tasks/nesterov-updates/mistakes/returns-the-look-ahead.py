"""You return a point further on, the parameters moved along the velocity
once more. In this form x itself is the answer: return params as the last
update left them.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params - learning_rate * momentum * velocity
