"""Your two kinds of layers are swapped: the 1 is added where residual is
False. It belongs to the layers with a skip.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(weights if residual else 1 + weights))
