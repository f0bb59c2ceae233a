# A variant: multiplied instead.
import numpy as np


def largest_stable_rate(H):
    return float(2 / (len(H) * np.linalg.eigvalsh(H)[-1]))
