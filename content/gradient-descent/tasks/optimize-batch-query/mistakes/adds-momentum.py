"""You keep a velocity: the steps before still push. That is momentum, a fine
method, but not the one asked for. Here each step is the learning rate times
the gradient at the current w, nothing else.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w, velocity = w_init, 0.0
    for _ in range(num_iterations):
        velocity = 0.9 * velocity + learning_rate * 2 * np.sum(w - X)
        w = w - velocity
    return w
