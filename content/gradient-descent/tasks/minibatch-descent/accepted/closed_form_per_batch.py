# Each batch pulls w towards its own mean by the factor 1 − 2·η·b.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = float(w_init)
    for batch in batches:
        mean = np.take(X, batch).mean()
        w = mean + (w - mean) * (1 - 2 * learning_rate * len(batch))
    return w
