# A variant: never below zero.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.maximum(0.0, learning_rate * (1 - (1 - gamma) * (np.arange(num_steps) // step_size)))
