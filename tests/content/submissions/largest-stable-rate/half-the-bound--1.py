import numpy as np


def largest_stable_rate(H):
    return 1.0 / max(np.linalg.eigvals(H).real)
