"""Your rate falls one step too early: step step_size − 1 is already low.
Steps count from 0, so the first stair is steps 0 … step_size − 1. Use t
// step_size, without the + 1.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    t = np.arange(num_steps)
    return learning_rate * gamma ** ((t + 1) // step_size)
