"""You multiply the weights alone; residual is never used. With a skip a
layer computes h + w·h, whose derivative is 1 + w.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(weights))
