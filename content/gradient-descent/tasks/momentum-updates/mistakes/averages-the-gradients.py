"""Your velocity is an average: gradients enter it with a weight, as a rule 1 −
β. Right for that convention, where steps are shorter; this task adds the
gradient whole, v ← βv + g.
"""

import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + (1 - momentum) * gradient
        params = params - learning_rate * velocity
    return params
