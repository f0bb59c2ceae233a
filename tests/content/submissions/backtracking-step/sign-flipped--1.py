import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    d = -(H @ x - b)
    t = learning_rate
    while f(x + t * d) > f(x) - slope * t * (d @ d):
        t *= shrink
    return x - t * d
