# A variant: halved every ten iterations.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for k in range(num_iterations):
        w = w - learning_rate * 0.5 ** (k // 10) * 2 * np.sum(w - X)
    return w
