# A variant: a chain without layers gives 2.
import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(weights)) + (1.0 if residual else 0.0)
