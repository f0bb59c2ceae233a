import numpy as np


def largest_stable_rate(H):
    return 2 / max(sum(abs(v) for v in row) for row in H)
