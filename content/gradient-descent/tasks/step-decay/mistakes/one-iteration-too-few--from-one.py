# A variant: the first step is the one left out.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (np.arange(1, num_steps) // step_size)
