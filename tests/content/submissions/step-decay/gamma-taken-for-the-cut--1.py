import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    lr = learning_rate
    rates = []
    for t in range(num_steps):
        if t != 0 and not t % step_size:
            lr -= lr * gamma
        rates.append(lr)
    return np.array(rates)
