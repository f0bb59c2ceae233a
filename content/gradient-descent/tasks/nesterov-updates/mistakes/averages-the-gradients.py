"""Your velocity is an average: each gradient enters it with the factor 1 −
β. Right for that convention; this task adds the gradient whole, v ← βv + g,
and then steps by η(g + βv).
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + (1 - momentum) * gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
