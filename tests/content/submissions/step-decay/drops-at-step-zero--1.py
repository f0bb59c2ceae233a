import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.array([learning_rate * gamma ** (1 + t // step_size) for t in range(num_steps)])
