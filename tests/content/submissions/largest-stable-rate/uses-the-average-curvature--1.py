import numpy as np


def largest_stable_rate(H):
    return 2 * len(H) / np.trace(H)
