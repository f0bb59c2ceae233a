# A variant: a millionth.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.maximum(learning_rate * gamma ** (np.arange(num_steps) // step_size), 1e-6)
