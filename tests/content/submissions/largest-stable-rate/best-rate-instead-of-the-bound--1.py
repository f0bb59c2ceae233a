import numpy as np


def largest_stable_rate(H):
    s = np.linalg.svd(H, compute_uv=False)
    return 2 / (s.max() + s.min())
