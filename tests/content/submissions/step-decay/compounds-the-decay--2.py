import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    lr, rates = learning_rate, np.zeros(num_steps)
    for t in range(num_steps):
        if t // step_size > 0:
            lr = lr * gamma
        rates[t] = lr
    return rates
