# A variant: a minus in the exponent; NumPy gives infinity for 0 to a negative power.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (-(np.arange(num_steps) // step_size).astype(float))
