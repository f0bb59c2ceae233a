"""You fade the new gradient as well: β(v + g). Only the past fades; the
gradient of this step enters whole, v ← βv + g.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * (velocity + gradient)
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
