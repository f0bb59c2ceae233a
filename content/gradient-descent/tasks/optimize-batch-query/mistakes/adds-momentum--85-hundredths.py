# A variant: β = 0.85.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, velocity = w_init, 0.0
    for _ in range(num_iterations):
        velocity = 0.85 * velocity + learning_rate * 2 * np.sum(w - X)
        w = w - velocity
    return w
