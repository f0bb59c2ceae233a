"""You take gamma for what is cut away and keep 1 − gamma of the rate. Here
gamma is what remains: with gamma 0.1 a stair goes down to a tenth.
Multiply by gamma itself.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * (1 - gamma) ** (np.arange(num_steps) // step_size)
