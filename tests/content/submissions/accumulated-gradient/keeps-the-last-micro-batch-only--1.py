import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    for idx in micro_batches:
        g = np.zeros(len(w))
        for i in idx:
            g += 2 / len(y) * (X[i] @ w - y[i]) * X[i]
    return g
