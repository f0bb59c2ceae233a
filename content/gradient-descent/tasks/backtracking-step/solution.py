"""Backtracking: shrink the rate until the step keeps a share of what the slope promises."""

import numpy as np


def loss(H, b, x):
    return 0.5 * x @ H @ x - b @ x


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    gradient = H @ x - b
    promised = gradient @ gradient
    here = loss(H, b, x)
    t = learning_rate
    while loss(H, b, x - t * gradient) > here - slope * t * promised:
        t *= shrink
    return x - t * gradient
