"""You ask only for f to fall: slope is never used. The step has to keep the
share slope of the fall that is promised: f(x) − slope·t·‖g‖².
"""

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda z: 0.5 * z @ H @ z - b @ z
    g, t = H @ x - b, learning_rate
    while f(x - t * g) > f(x):
        t *= shrink
    return x - t * g
