# A variant: the root of an eigenvalue that was none of a square.
import numpy as np


def largest_stable_rate(H):
    return float(2 / np.sqrt(np.linalg.eigvalsh(H)[-1]))
