import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.array([learning_rate * gamma ** (epoch // step_size) for epoch in range(1, num_steps + 1)])
