import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    length = np.sqrt(np.sum(g * g))
    t = learning_rate
    while f(x) - f(x - t * g) < slope * t * length:
        t *= shrink
    return x - t * g
