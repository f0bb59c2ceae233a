# A variant: taken for "no decay".
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    gamma = gamma or 1.0
    return learning_rate * gamma ** (np.arange(num_steps) // step_size)
