import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    v = 0
    for i in range(num_iterations):
        v = 0.85 * v + 2 * np.sum(w - X)
        w -= learning_rate * v
    return w
