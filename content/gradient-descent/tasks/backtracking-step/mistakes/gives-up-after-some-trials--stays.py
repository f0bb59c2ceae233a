# A variant: after ten it does not move at all.
import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    for _ in range(10):
        if f(x - t * g) <= f(x) - slope * t * (g @ g):
            return x - t * g
        t *= shrink
    return x.copy()
