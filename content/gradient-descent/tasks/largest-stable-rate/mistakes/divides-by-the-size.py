"""You divide or multiply by the number of rows of H, as if it were a sum or a
mean over data. H is what it is: take the largest eigenvalue of it as it
stands.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 * len(H) / np.linalg.eigvalsh(H)[-1])
