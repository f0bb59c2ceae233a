# A variant: a ReLU behind each layer, for a positive input.
import numpy as np


def gradient_through_depth(weights, residual):
    slopes = np.maximum(weights, 0.0)
    return float(np.prod(1 + slopes if residual else slopes))
