"""A gamma of 0 is a legal value, and your code takes it for a missing one:
`or` replaces every 0. With gamma 0 the rate is 0 from step step_size on.
Test `is None` if you want a default.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    gamma = gamma or 0.1
    return learning_rate * gamma ** (np.arange(num_steps) // step_size)
