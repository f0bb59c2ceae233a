import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    def f(p):
        return 0.5 * np.dot(p, np.dot(H, p)) - np.dot(b, p)
    d = b - np.dot(H, x)
    t = learning_rate
    while f(x + t * d) > f(x) - slope * t * np.linalg.norm(d):
        t = t * shrink
    return x + t * d
