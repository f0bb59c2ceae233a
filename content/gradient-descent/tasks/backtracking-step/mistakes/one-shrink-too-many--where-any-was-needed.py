# A variant: one more, but only where the first rate failed.
import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - (t * shrink if t != learning_rate else t) * g
