import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    f = lambda p: p @ (H @ p) / 2 - p @ b
    g = H @ x - b
    enough = f(x) - f(x - learning_rate * g) >= slope * learning_rate * (g @ g)
    return x - learning_rate * (1 if enough else shrink) * g
