"""You make the rate smaller once at most. It may still be too large: use
while instead of if, so that the smaller rate is tested as well.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    if f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - t * g
