import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    out, lr = np.ones(num_steps), learning_rate
    for t in range(num_steps):
        out[t] = lr
        if t and t % step_size == 0:
            lr = lr * gamma
    return out
