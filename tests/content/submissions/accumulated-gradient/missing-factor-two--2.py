import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    g = np.zeros(len(w))
    for b in micro_batches:
        for i in b.tolist():
            g += (X[i].dot(w) - y[i]) * X[i] / len(y)
    return g
