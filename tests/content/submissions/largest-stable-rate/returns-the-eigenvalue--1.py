import numpy as np


def largest_stable_rate(H):
    values, vectors = np.linalg.eigh(H)
    return values[-1]
