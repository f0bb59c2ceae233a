# A variant: without bias correction.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, m, s = w_init, 0.0, 0.0
    for batch in batches:
        gradient = 2 * np.sum(w - X[batch])
        m = 0.9 * m + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient**2
        w = w - learning_rate * m / (s ** 0.5 + 1e-8)
    return w
