"""np.linalg.eigvals and eig give the eigenvalues in no particular order, and
you take one by its place. Take the maximum, or use eigvalsh, which sorts.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.eigvals(H)[0].real)
