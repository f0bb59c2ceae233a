import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.array([learning_rate * gamma ** (t / 1) for t in range(num_steps)])
