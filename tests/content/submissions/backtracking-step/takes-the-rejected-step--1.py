import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    t = learning_rate
    while f(x - t * g) > f(x) - slope * t * (g @ g):
        t *= shrink
    return x - (t / shrink if t < learning_rate else t) * g
