"""Your step goes with the gradient, so it climbs and the loss grows.
Subtract the step instead: x ← x − η(g + βv). Look for a + that should be a
−.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params + learning_rate * (gradient + momentum * velocity)
    return params
