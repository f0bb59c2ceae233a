import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    def mean_gradient(A, t):
        return 2 * A.T.dot(A.dot(w) - t) / A.shape[0]
    return np.sum([mean_gradient(X[b], y[b]) for b in micro_batches], axis=0)
