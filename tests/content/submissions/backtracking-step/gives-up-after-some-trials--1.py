import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    t, tries = learning_rate, 0
    while f(x - t * g) > f(x) - slope * t * (g @ g) and tries < 20:
        t *= shrink
        tries += 1
    return x - t * g
