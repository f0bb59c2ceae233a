# A variant: halves go up.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** np.floor(np.arange(num_steps) / step_size + 0.5)
