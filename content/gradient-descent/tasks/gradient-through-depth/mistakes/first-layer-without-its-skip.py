"""One layer lacks its skip: it contributes w instead of 1 + w. Where
residual is True every layer has one, the first and the last too.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    slopes = 1 + weights if residual else weights.copy()
    slopes[:1] = weights[:1]
    return float(np.prod(slopes))
