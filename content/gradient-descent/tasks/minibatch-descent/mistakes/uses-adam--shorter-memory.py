# A variant: β₂ = 0.99.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, m, s = w_init, 0.0, 0.0
    for t, batch in enumerate(batches, start=1):
        gradient = 2 * np.sum(w - X[batch])
        m = 0.9 * m + 0.1 * gradient
        s = 0.99 * s + 0.01 * gradient**2
        w = w - learning_rate * (m / (1 - 0.9**t)) / ((s / (1 - 0.99**t)) ** 0.5 + 1e-8)
    return w
