"""Only the direction of each gradient reaches the velocity: you divide by
its length or take its sign. Steeper places should push harder: add the
gradient itself.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient / (np.linalg.norm(gradient) + 1e-12)
        params = params - learning_rate * velocity
    return params
