"""Your rate is one shrink too small: t is made smaller before the first test,
or once more after the step has passed. Test first and shrink only when it
fails.
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - t * shrink * g
