import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = np.zeros(len(w))
    for b in micro_batches:
        error = y[b] - X[b] @ w
        g = g + 2 * X[b].T @ error / X.shape[0]
    return g
