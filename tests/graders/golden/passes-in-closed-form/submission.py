import numpy as np


def descend(start, rate, steps):
    return np.array(2 + (start - 2) * (1 - 2 * rate) ** steps)
