"""You return the factors alone; the learning rate they belong to is never
used. Multiply it in: learning_rate · gamma^⌊t / step_size⌋.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return gamma ** (np.arange(num_steps) // step_size)
