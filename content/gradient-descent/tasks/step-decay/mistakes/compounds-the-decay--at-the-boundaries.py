# A variant: only at the boundaries, each time with the whole power.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates, rate = [], learning_rate
    for t in range(num_steps):
        if t > 0 and t % step_size == 0:
            rate *= gamma ** (t // step_size)
        rates.append(rate)
    return np.array(rates)
