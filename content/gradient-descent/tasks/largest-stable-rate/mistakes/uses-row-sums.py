"""You use the largest row sum of sizes, which is an upper bound for λmax and
often too high. The rate it gives is safe but not the largest: take the
eigenvalue itself.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.norm(H, np.inf))
