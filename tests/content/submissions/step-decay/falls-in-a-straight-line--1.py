import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    cut = learning_rate - learning_rate * gamma
    lr, rates = learning_rate, []
    for t in range(num_steps):
        if t > 0 and t % step_size == 0:
            lr -= cut
        rates.append(lr)
    return np.array(rates)
