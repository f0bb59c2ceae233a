"""
also_known_as: [momentum-omitted]

Your velocity adds up every gradient and never forgets one: the factor β is
missing. Fade it before you add, v ← βv + g.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = velocity + gradient
        params = params - learning_rate * velocity
    return params
