"""The rate stands squared in your bound. The step is t·g, and the promised
fall t·‖g‖²: t once, the gradient twice.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * np.sum((t * g) ** 2):
        t *= shrink
    return x - t * g
