# A variant: takes a bad step back and halves the rate.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, rate = w_init, learning_rate
    for _ in range(num_iterations):
        new = w - rate * 2 * np.sum(w - X)
        if np.sum((new - X) ** 2) < np.sum((w - X) ** 2):
            w = new
        else:
            rate /= 2
    return w
