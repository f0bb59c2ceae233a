# Tries the powers of shrink one after the other.
from itertools import count

import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    def f(point):
        return np.sum(point * (H @ point)) / 2 - np.sum(b * point)

    g = np.matmul(H, x) - b
    for k in count():
        t = learning_rate * shrink**k
        new = x - t * g
        if f(new) <= f(x) - slope * t * np.linalg.norm(g) ** 2 or not g.any():
            return new
