# One rate a stair, each repeated, the last stair cut.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    stairs = -(-num_steps // step_size)
    heights = learning_rate * np.power(float(gamma), np.arange(stairs))
    return np.repeat(heights, step_size)[:num_steps]
