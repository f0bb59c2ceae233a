# A variant: Nesterov, β = 0.9.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, velocity = w_init, 0.0
    for _ in range(num_iterations):
        gradient = 2 * np.sum(w - X)
        velocity = 0.9 * velocity + gradient
        w = w - learning_rate * (gradient + 0.9 * velocity)
    return w
