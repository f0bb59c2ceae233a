"""You take the average of the layer and its skip, (1 + w) / 2. They are
added: 1 + w.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod((1 + weights) / 2 if residual else weights))
