"""Your result is never negative: the signs of the layers are lost. A
derivative has a sign; two negative layers cancel it, three don't.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(abs(np.prod(1 + weights if residual else weights)))
