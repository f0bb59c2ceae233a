# A variant: the first stair is kept whole.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    k = np.arange(num_steps) // step_size
    return np.where(k > 0, learning_rate * gamma * k, learning_rate)
