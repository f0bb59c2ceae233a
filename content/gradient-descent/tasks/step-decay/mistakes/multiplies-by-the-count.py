"""The number of stairs belongs in the exponent, but you multiply by it. Two
stairs mean gamma · gamma, not gamma · 2: write gamma ** (t // step_size).
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma * (np.arange(num_steps) // step_size)
