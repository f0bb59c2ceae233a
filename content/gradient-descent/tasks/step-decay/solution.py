"""Step decay: the rate is multiplied by gamma once for every whole stair behind it."""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    stairs_behind = np.arange(num_steps) // step_size
    return learning_rate * gamma**stairs_behind
