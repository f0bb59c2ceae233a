"""You walk over the columns: each turn sees one parameter at all steps. A
row is a step and a column a parameter, so loop over gradients itself,
without .T.
"""

import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients.T:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
