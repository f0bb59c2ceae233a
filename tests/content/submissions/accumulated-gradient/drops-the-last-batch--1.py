import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = np.zeros(len(w))
    for k in range(len(micro_batches) - 1):
        b = micro_batches[k]
        g += 2 * X[b].T @ (X[b] @ w - y[b])
    return g / len(y)
