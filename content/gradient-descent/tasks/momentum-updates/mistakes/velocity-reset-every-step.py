"""
also_known_as: [plain-descent, one-update-for-all-gradients]

Your velocity is forgotten after every step, so this is plain descent, x ← x
− η·g. Create it once, before the loop, and let v ← βv + g carry it from row
to row.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    for gradient in gradients:
        velocity = np.zeros_like(params)
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
