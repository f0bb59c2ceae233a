import math
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    if gamma == 0:
        return np.array([learning_rate] + [0.0] * (num_steps - 1))[:num_steps]
    k = math.log(gamma) / step_size
    return learning_rate * np.exp(k * np.arange(num_steps))
