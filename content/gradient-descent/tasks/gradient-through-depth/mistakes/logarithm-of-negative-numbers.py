"""You add up logarithms, and a negative layer has none: NumPy gives nan,
math.log raises. Multiply the derivatives themselves, or keep their signs
apart.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.exp(np.sum(np.log(1 + weights if residual else weights))))
