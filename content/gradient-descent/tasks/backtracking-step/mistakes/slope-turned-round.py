"""You ask for the share 1 − slope of the promised fall. It is the share
slope: a small one lets nearly every step pass that lowers f.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - max(1e-3, min(0.999, 1 - slope)) * t * (g @ g):
        t *= shrink
    return x - t * g
