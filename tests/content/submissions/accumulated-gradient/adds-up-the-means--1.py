import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = 0
    for idx in micro_batches:
        g = g + 2 * ((X[idx] @ w - y[idx])[:, None] * X[idx]).mean(0)
    return g
