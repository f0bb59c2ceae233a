# Row by row, with plain sums.
import numpy as np


def accumulated_gradient(X, y, w, micro_batches):
    total = [0.0] * X.shape[1]
    seen = 0
    for rows in micro_batches:
        for i in rows:
            error = float(np.dot(X[i], w)) - y[i]
            total = [old + 2 * error * x for old, x in zip(total, X[i])]
            seen += 1
    return np.array(total) / seen
