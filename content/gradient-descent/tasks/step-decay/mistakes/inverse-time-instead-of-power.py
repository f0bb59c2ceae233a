"""You divide by 1 + gamma · t, which is inverse time decay. Step decay
multiplies by gamma once a stair: learning_rate · gamma^⌊t / step_size⌋.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate / (1 + gamma * np.arange(num_steps))
