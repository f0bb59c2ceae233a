# A variant: stores w in an array of integers.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = np.array([int(w_init)])
    for _ in range(num_iterations):
        w[0] = w[0] - learning_rate * 2 * np.sum(w - X)
    return float(w[0])
