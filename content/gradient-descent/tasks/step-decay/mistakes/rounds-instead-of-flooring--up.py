# A variant: always up.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** np.ceil(np.arange(num_steps) / step_size)
