import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    steps = len(micro_batches)
    g = np.zeros_like(w)
    for idx in micro_batches:
        xb, yb = X[idx], y[idx]
        g = g + (2.0 / (len(idx) * steps)) * (xb @ w - yb) @ xb
    return g
