"""You take shrink for what is cut away and keep 1 − shrink of the rate.
Multiply t by shrink itself: with 0.9 the rate gets a tenth smaller.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= 1 - shrink
    return x - t * g
