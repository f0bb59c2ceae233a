import numpy as np


def largest_stable_rate(H):
    return 2 / sum(np.linalg.eigvalsh(H))
