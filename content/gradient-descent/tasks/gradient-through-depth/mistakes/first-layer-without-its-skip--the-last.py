# A variant: the last layer.
import numpy as np


def gradient_through_depth(weights, residual):
    slopes = 1 + weights if residual else weights.copy()
    slopes[-1:] = weights[-1:]
    return float(np.prod(slopes))
