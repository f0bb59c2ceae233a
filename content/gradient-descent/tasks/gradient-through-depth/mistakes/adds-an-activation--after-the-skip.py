# A variant: after the skip was added.
import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(0.25 * (1 + weights if residual else weights)))
