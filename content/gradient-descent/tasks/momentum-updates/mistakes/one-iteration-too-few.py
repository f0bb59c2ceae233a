"""
also_known_as: [steps-before-the-velocity, drops-the-last-gradient]

The last gradient never moves anything: your loop ends one row early, or you
step with the old velocity and only then add the gradient to it. Update v
first, then x with the new v.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients[:-1]:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
