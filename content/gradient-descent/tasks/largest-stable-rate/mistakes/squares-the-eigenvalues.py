"""You take the eigenvalues of HᵀH, which are the squares of those you want.
Use H itself, or take the root.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.eigvalsh(H.T @ H)[-1])
