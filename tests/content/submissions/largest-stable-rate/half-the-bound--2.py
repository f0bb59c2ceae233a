import numpy as np


def largest_stable_rate(H):
    return float(np.linalg.svd(np.linalg.inv(H))[1].min())
