import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    t, rates = 0, []
    while t <= num_steps:
        rates.append(learning_rate * gamma ** int(t / step_size))
        t += 1
    return np.array(rates)
