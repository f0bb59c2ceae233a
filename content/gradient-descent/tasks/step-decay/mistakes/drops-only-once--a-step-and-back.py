# A variant: only the step at the boundary itself is low.
import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    rates = np.full(num_steps, float(learning_rate))
    for t in range(num_steps):
        if t > 0 and t % step_size == 0:
            rates[t] = learning_rate * gamma
    return rates
