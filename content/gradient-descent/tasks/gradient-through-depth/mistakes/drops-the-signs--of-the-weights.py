# A variant: those of the weights, before 1 is added.
import numpy as np


def gradient_through_depth(weights, residual):
    sizes = np.abs(weights)
    return float(np.prod(1 + sizes if residual else sizes))
