import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = np.full(num_steps, learning_rate)
    rates[step_size:] *= gamma
    return rates
