import numpy as np


def largest_stable_rate(H):
    return 2 / np.prod(np.linalg.eigvalsh(H))
