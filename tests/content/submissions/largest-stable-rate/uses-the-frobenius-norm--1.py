import numpy as np


def largest_stable_rate(H):
    return 2 / np.sqrt((H**2).sum())
