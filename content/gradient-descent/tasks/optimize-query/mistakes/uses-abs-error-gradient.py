"""This is the slope of an absolute error: it is ±2 wherever x stands. The loss
is squared, so its slope grows with the distance: 2(x − 2).
"""

import numpy as np


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * np.sign(x - 2)
    return x
