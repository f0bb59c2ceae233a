"""You count a skip in every layer, even where residual is False. A plain
layer computes w·h, and its derivative is w alone.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(1 + weights))
