"""You return one rate too many. Steps count from 0, so the last is num_steps
− 1, which is where range(num_steps) ends by itself.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (np.arange(num_steps + 1) // step_size)
