import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = np.zeros(X.shape[1])
    for idx in micro_batches:
        for i in idx:
            g += 2 * (X[i] @ w - y[i]) * X[i]
    return g
