# A variant: the last one.
import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.eigvals(H)[-1].real)
