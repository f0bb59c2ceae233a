# For a symmetric positive definite matrix the spectral norm is the largest eigenvalue.
import numpy as np


def largest_stable_rate(H):
    return 2.0 / np.linalg.norm(H, 2)
