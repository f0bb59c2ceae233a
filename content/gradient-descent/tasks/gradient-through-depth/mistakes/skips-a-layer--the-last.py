# A variant: the last one.
import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod((1 + weights if residual else weights)[:-1]))
