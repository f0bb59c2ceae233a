import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    n = len(y)
    return sum(-2 / n * X[b].T @ (X[b] @ w - y[b]) for b in micro_batches)
