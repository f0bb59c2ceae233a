import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    return float(sum(np.square(X[b] @ w - y[b]).sum() for b in micro_batches) / len(y))
