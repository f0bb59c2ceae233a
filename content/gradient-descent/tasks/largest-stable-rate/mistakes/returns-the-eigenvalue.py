"""You return the curvature itself. The steeper it is, the shorter the steps
must be: the rate is 2 divided by it.
"""

import numpy as np


def largest_stable_rate(H):
    return float(np.linalg.eigvalsh(H)[-1])
