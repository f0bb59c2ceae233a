# Squares the matrix again and again, which leaves the steepest direction alone, and measures it.
import numpy as np


def largest_stable_rate(H):
    power = H / np.trace(H)
    for _ in range(60):
        power = power @ power
        power = power / np.trace(power)
    return float(2 / np.trace(power @ H))
