# Along g, f falls by t·g·g − ½t²·gᵀHg: the condition needs no loss at all.
import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H @ x - b
    length, curvature = np.dot(g, g), np.dot(g, H @ g)
    t = learning_rate
    while 0.5 * t * curvature > (1 - slope) * length:
        t = t * shrink
    return x - t * g
