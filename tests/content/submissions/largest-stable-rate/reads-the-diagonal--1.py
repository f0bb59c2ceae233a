import numpy as np


def largest_stable_rate(H):
    return min(2 / H[i, i] for i in range(len(H)))
