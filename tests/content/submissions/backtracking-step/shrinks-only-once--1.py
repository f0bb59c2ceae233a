import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    for t in (learning_rate, learning_rate * shrink):
        if f(x - t * g) <= f(x) - slope * t * np.sum(g * g):
            break
    return x - t * g
