# A variant: in stairs.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate / (1 + gamma * (np.arange(num_steps) // step_size))
