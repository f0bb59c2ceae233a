import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    order = np.concatenate(micro_batches)
    residual = X[order] @ w - y
    return 2 * X[order].T @ residual / len(y)
