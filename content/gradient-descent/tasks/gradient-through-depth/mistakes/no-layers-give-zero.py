"""A chain without layers gives 0 in your code. It hands its input through,
so the derivative is 1: the product of nothing.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    if len(weights) == 0:
        return 0.0
    return float(np.prod(1 + weights if residual else weights))
