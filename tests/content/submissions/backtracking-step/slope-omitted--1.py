import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    t = learning_rate
    while True:
        if not g.any() or f(x - t * g) <= f(x):
            return x - t * g
        t *= shrink
