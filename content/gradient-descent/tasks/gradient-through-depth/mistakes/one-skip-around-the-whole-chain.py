"""You add 1 to the product, which is one skip around the whole chain. Each
layer has its own: multiply the 1 + w.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    product = float(np.prod(weights))
    return 1 + product if residual and len(weights) else product
