"""Your velocity adds up every gradient and never forgets one: the factor β
is missing there. It belongs in both lines, v ← βv + g and x ← x − η(g +
βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
