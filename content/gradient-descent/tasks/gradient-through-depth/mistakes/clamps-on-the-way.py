"""You hold the derivative between two bounds on its way through the layers.
That hides what depth does to it: let it grow, and return it as it is.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    gradient, bound = 1.0, 10.0
    for weight in weights:
        gradient *= 1 + weight if residual else weight
        gradient = np.clip(gradient, -bound, bound)
    return float(gradient)
