import numpy as np


def largest_stable_rate(H):
    return 2 / np.linalg.norm(H, 2) ** 2
