import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = []
    for t in range(num_steps):
        drops = t // step_size
        rates.append(learning_rate if drops == 0 else learning_rate * gamma * drops)
    return np.array(rates)
