"""You use the average curvature. Descent diverges as soon as one direction
does, and that is the steepest: 2 / λmax.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.mean(np.linalg.eigvalsh(H)))
