import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    keep = 1.0 - gamma
    stairs = [keep**k for k in range(num_steps // step_size + 1)]
    return learning_rate * np.repeat(stairs, step_size)[:num_steps]
