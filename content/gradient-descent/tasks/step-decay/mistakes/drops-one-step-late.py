"""Your rate falls one step too late: step step_size still has the old rate.
That step is the first of the new stair, so compare with >= rather than >,
or use t // step_size.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    t = np.arange(num_steps)
    return learning_rate * gamma ** (np.maximum(t - 1, 0) // step_size)
