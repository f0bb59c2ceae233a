"""Backprop through a chain: the layers' derivatives multiply, and a skip adds 1 to each."""

import numpy as np


def gradient_through_depth(weights, residual):
    slopes = 1 + weights if residual else weights
    return float(np.prod(slopes))
