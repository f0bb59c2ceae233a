"""Your rate falls at a boundary and does not go down stair by stair. Every
stair multiplies once more: at step 2·step_size it is learning_rate ·
gamma². Let the exponent count the stairs.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    t = np.arange(num_steps)
    return np.where(t < step_size, learning_rate, learning_rate * gamma)
