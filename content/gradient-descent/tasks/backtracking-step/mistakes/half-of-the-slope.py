"""Your bound asks for half of what is wanted: ½·slope instead of slope. The
½ belongs to the loss only.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - 0.5 * slope * t * (g @ g):
        t *= shrink
    return x - t * g
