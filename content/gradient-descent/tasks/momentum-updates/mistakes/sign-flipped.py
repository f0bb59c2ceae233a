"""Your step goes with the gradient, so it climbs and the loss grows.
Subtract the step instead: x ← x − η·v. Look for a + that should be a −.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params + learning_rate * velocity
    return params
