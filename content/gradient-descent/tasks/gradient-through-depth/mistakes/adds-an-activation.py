"""You multiply by the slope of an activation, such as a sigmoid or a ReLU, in
every layer. These layers have no activation: the derivative is w, or 1 + w
with a skip.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    slopes = 0.25 * weights
    return float(np.prod(1 + slopes if residual else slopes))
