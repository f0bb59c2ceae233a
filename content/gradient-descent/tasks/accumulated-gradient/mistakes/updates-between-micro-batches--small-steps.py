# A variant: with a rate of 0.01.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total, here = np.zeros(len(w)), w.copy()
    for rows in micro_batches:
        gradient = 2 / len(X) * X[rows].T @ (X[rows] @ here - y[rows])
        total += gradient
        here = here - 0.01 * gradient
    return total
