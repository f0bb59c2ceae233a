"""Your rate slides down instead of keeping its height: the exponent t /
step_size has a fraction. Round it down with // (or int), so that all
steps of one stair share a rate.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (np.arange(num_steps) / step_size)
