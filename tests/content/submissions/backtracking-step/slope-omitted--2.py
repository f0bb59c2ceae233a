import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x - b
    t = learning_rate
    while t * (g @ H @ g) > 2 * (g @ g):
        t *= shrink
    return x - t * g
