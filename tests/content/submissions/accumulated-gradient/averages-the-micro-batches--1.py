import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    grads = []
    for idx in micro_batches:
        r = X[idx].dot(w) - y[idx]
        grads.append(2 * np.mean(X[idx] * r[:, None], axis=0))
    return np.mean(grads, axis=0)
