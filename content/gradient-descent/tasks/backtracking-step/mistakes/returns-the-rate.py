"""You return the rate that was found, alone or beside the point. The caller
wants the point it leads to and nothing else: x − t·g.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return t
