import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = np.full(len(X), w_init)
    for i in range(num_iterations):
        w = w - learning_rate * 2 * (w - X)
    return w.mean()
