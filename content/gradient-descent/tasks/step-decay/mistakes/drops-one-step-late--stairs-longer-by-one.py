# A variant: a counter that must exceed step_size makes every stair one longer.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    t = np.arange(num_steps)
    return learning_rate * gamma ** (t // (step_size + 1))
