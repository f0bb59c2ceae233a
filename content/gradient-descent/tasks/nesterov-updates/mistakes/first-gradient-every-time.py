"""Every update uses the first row. The loop runs as often as it should, but
the gradient inside it never changes: use the loop's own variable.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients[:1].repeat(len(gradients), axis=0):
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
