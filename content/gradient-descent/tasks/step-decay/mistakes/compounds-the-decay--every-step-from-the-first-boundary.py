# A variant: one factor gamma in every step from the first boundary on.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates, rate = [], learning_rate
    for t in range(num_steps):
        if t >= step_size:
            rate *= gamma
        rates.append(rate)
    return np.array(rates)
