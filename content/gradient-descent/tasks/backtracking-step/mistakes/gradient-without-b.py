"""The gradient is Hx in your code; the linear part is missing. The
derivative of ½·xᵀHx − bᵀx is Hx − b.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z
    g, t = H @ x, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - t * g
