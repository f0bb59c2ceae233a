"""You start with t = 1; learning_rate is never used. The first rate to try
is the caller's: t = learning_rate.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, 1.0
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - t * g
