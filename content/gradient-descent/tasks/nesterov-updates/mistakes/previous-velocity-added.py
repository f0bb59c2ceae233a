"""In the form with two velocities the old one is taken off: −β·v_old + (1 +
β)·v. You add it, which pushes twice; mend the sign, or write g + βv
instead.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        before = velocity
        velocity = momentum * velocity - learning_rate * gradient
        params = params + momentum * before + (1 + momentum) * velocity
    return params
