import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = []
    for t in range(num_steps):
        drops = 0
        while t > (drops + 1) * step_size:
            drops += 1
        rates.append(learning_rate * gamma**drops)
    return np.array(rates)
