import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = []
    for t in range(num_steps):
        if t == step_size:
            learning_rate *= gamma
        rates.append(learning_rate)
    return np.array(rates)
