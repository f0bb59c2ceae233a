import numpy as np


def gradient_through_depth(weights, residual):
    h = 1.0
    for i in range(len(weights) - 1, -1, -1):
        h = h * weights[i]
    return h
