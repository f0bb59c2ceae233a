import numpy as np


def optimize_query(initial_x, learning_rate, num_iterations):
    return [np.zeros((10**10, 0)), np.broadcast_to(np.int8(1), (10**10,))]
