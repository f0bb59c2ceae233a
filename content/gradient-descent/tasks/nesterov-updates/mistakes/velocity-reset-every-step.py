"""Your velocity is forgotten after every step: each starts again from
zeros, so the step is always η(1 + β)g. Create v once, before the loop.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    for gradient in gradients:
        velocity = np.zeros_like(params)
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
