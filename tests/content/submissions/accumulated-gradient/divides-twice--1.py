import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    return np.mean([2 / len(y) * (X[b] @ w - y[b]) @ X[b] for b in micro_batches], axis=0)
