"""Each of your stairs takes off the same amount. Step decay takes off the
same share: multiply by gamma at every boundary instead of subtracting.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * (1 - (1 - gamma) * (np.arange(num_steps) // step_size))
