"""One layer is missing from your product. Every weight contributes, the
first as well as the last.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod((1 + weights if residual else weights)[1:]))
