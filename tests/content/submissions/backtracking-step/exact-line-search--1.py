import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    r = b - H @ x
    if not np.any(r):
        return x.copy()
    alpha = np.inner(r, r) / np.inner(r, H.dot(r))
    return x + alpha * r
