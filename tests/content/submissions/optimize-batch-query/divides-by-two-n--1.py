import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for i in range(num_iterations):
        w -= learning_rate * np.sum(w - X) / len(X)
    return w
