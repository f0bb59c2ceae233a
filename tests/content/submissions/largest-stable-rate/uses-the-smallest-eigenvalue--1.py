import numpy as np


def largest_stable_rate(H):
    return 2 * np.linalg.norm(np.linalg.inv(H), 2)
