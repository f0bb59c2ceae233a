# A variant: checks after the update whether it was the last.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, done = w_init, 0
    while True:
        w = w - learning_rate * 2 * np.sum(w - X)
        done += 1
        if done >= num_iterations:
            return w
