import numpy as np


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        x -= learning_rate * float(np.clip(2 * x - 4, -4, 4))
    return x
