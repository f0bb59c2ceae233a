"""The decay is applied to a rate that was decayed before, so it collapses.
Start each power from learning_rate, or multiply only where a stair begins.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates, rate = [], learning_rate
    for t in range(num_steps):
        rate = rate * gamma ** (t // step_size)
        rates.append(rate)
    return np.array(rates)
