"""This is Adam: its steps have about the length of the learning rate, however
steep it is. The task wants plain gradient descent, w ← w − η·gradient,
without averages and without a root.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, m, s = w_init, 0.0, 0.0
    for t in range(1, num_iterations + 1):
        gradient = 2 * np.sum(w - X)
        m = 0.9 * m + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient**2
        w = w - learning_rate * (m / (1 - 0.9**t)) / ((s / (1 - 0.999**t)) ** 0.5 + 1e-8)
    return w
