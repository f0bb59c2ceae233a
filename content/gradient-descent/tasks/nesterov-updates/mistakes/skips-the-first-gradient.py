"""The first row of gradients is never used: rows count from 0. Loop with
`for gradient in gradients`, and there is no index to get wrong.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients[1:]:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
