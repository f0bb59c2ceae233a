# A variant: α = 0.99.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, s = w_init, 0.0
    for batch in batches:
        gradient = 2 * np.sum(w - X[batch])
        s = 0.99 * s + 0.01 * gradient**2
        w = w - learning_rate * gradient / (s**0.5 + 1e-8)
    return w
