import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    n = sum(map(len, micro_batches))
    return sum(X[b].T @ (X[b] @ w - y[b]) for b in micro_batches) / n
