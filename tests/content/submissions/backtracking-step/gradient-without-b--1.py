import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x
    t = learning_rate
    value = 0.5 * x @ g
    while True:
        new = x - t * g
        if 0.5 * new @ H @ new <= value - slope * t * g @ g:
            return new
        t = t * shrink
