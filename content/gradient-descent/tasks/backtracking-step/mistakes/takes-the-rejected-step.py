"""You return the step that failed its test, the one before the rate got
small enough. Compute x − t·g anew after the loop, with the t that passed.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    new = x - t * g
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        new = x - t * g
        t *= shrink
    return new
