# Carries the rate along and lowers it where a stair begins.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = np.empty(num_steps)
    rate = learning_rate
    for t in range(num_steps):
        if t > 0 and t % step_size == 0:
            rate *= gamma
        rates[t] = rate
    return rates
