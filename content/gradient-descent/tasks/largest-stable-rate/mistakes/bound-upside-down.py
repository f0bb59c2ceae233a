"""Your fraction is upside down: λmax / 2 grows with the curvature. From |1 −
η·λ| < 1 follows η < 2 / λ.
"""

import numpy as np


def largest_stable_rate(H):
    return float(np.linalg.eigvalsh(H)[-1] / 2)
