import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x - b
    t = learning_rate
    while 0.5 * t * (g @ H @ g) > (1 - slope / 2) * (g @ g):
        t *= shrink
    return x - t * g
