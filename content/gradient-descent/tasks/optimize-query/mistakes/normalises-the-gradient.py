"""You use only the direction of the gradient: each step has the length of the
learning rate, near the minimum too, so you hop about it. Multiply the rate
by the gradient itself, 2(x − 2).
"""

import numpy as np


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * np.sign(2 * (x - 2))
    return x
