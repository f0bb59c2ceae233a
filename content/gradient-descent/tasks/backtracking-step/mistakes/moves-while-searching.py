"""You move x while you are still looking for the rate. Every trial starts
from the same x: change only t in the loop and step once, after it.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t, here = H @ x - b, learning_rate, f(x)
    new = x - t * g
    for _ in range(300):
        if f(new) <= here - slope * t * (g @ g):
            break
        t *= shrink
        new = new - t * g
    return new
