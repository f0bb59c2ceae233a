import numpy as np


def largest_stable_rate(H):
    values = sorted(np.linalg.eigvals(H).real)
    return 1 / ((values[0] + values[-1]) / 2)
