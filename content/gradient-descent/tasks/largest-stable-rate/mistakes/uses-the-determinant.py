"""You use the determinant, the product of all curvatures. The steepest
direction decides alone: 2 over the largest eigenvalue.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.det(H))
