import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x - b
    k = 0
    while 0.5 * shrink**k * (g @ H @ g) > (1 - slope) * (g @ g):
        k += 1
    return x - shrink**k * g
