# A variant: at 1e9.
import numpy as np


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        x = float(np.clip(np.nan_to_num(x), -1e9, 1e9))
    return x
