import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    factors = gamma ** (np.arange(num_steps) // step_size)
    return learning_rate * np.cumprod(factors)
