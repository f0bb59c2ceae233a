import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = np.zeros(len(w))
    for b in micro_batches:
        mean = 2 * (X[b] @ w - y[b]) @ X[b] / len(b)
        g += mean * len(b)
    return g
