"""You divide by gamma, so with a gamma below 1 the rate climbs stair by
stair. Multiply by it: learning_rate · gamma^⌊t / step_size⌋.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates, rate = [], learning_rate
    for t in range(num_steps):
        if t > 0 and t % step_size == 0:
            rate = rate / gamma
        rates.append(rate)
    return np.array(rates)
