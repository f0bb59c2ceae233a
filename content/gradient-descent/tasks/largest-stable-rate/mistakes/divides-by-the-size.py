"""You divide H by its number of rows, as if it were a sum over data. H is
what it is: take the largest eigenvalue of it as it stands.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 * len(H) / np.linalg.eigvalsh(H)[-1])
