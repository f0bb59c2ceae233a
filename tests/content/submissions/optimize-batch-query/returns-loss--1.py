import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for i in range(num_iterations):
        w -= learning_rate * 2 * np.sum(w - X)
    return ((X - w) ** 2).sum()
