# A variant: a ReLU after the skip was added.
import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(np.maximum(1 + weights if residual else weights, 0.0)))
