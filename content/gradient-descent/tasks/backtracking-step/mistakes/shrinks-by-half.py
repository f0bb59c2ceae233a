"""You shrink the rate by a factor of your own; shrink is never used. Multiply
t by shrink each time, as the caller wants it.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= 0.5
    return x - t * g
