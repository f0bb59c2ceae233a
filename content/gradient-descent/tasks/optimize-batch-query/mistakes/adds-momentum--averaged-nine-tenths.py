# A variant: an average of the gradients, β = 0.9.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, velocity = w_init, 0.0
    for _ in range(num_iterations):
        velocity = 0.9 * velocity + 0.1 * 2 * np.sum(w - X)
        w = w - learning_rate * velocity
    return w
