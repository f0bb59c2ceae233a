import numpy as np


def gradient_through_depth(weights, residual):
    g = 1.0
    for w in weights:
        local = w * 0.5 * (1 - 0.5)
        g *= local + 1 if residual else local
    return float(g)
