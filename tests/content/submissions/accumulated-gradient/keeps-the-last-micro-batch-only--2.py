import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = None
    for b in micro_batches:
        e = X[b] @ w - y[b]
        g = (2 * e[:, None] * X[b]).mean(axis=0)
    return g
