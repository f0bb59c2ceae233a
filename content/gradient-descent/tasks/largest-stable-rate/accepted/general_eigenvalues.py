# The eigenvalues of any matrix; those of a symmetric one are real.
import numpy as np


def largest_stable_rate(H):
    return 2 / max(np.linalg.eigvals(H).real)
