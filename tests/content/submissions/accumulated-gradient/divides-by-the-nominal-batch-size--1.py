import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    size = len(micro_batches[0])
    g = np.zeros(len(w))
    for b in micro_batches:
        g += 2 * X[b].T @ (X[b] @ w - y[b]) / size
    return g / len(micro_batches)
