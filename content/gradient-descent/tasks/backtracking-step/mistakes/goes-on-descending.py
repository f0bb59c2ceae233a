"""You go on after the first step: more than one is made. One step is asked
for: return x − t·g as soon as t passes.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    t = learning_rate
    for _ in range(2):
        g = H @ x - b
        while f(x - t * g) > f(x) - slope * t * (g @ g):
            t *= shrink
        x = x - t * g
    return x
