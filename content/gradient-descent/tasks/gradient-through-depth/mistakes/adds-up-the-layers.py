"""You add up what the layers contribute. By the chain rule the derivatives
of layers in a row multiply.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.sum(1 + weights if residual else weights))
