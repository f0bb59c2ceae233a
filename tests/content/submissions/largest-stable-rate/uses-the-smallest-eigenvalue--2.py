import numpy as np


def largest_stable_rate(H):
    values, _ = np.linalg.eigh(H)
    return max(2 / v for v in values)
