"""The steepest direction decides: 2 over the largest eigenvalue."""

import numpy as np


def largest_stable_rate(H):
    curvatures = np.linalg.eigvalsh(H)
    return float(2 / np.max(curvatures))
