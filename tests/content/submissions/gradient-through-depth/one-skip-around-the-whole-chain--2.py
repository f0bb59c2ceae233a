import numpy as np


def gradient_through_depth(weights, residual):
    if len(weights) == 0:
        return 1.0
    return float(np.prod(weights) + residual)
