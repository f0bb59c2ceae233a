"""Your rate is multiplied by gamma at step 0 already, since 0 % step_size is
0 as well. Step 0 has the full learning rate: lower it only at later
multiples of step_size.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates, rate = [], learning_rate
    for t in range(num_steps):
        if t % step_size == 0:
            rate *= gamma
        rates.append(rate)
    return np.array(rates)
