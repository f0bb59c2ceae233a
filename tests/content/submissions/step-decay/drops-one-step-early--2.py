import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    out = np.zeros(num_steps)
    lr, seen = learning_rate, 0
    for i in range(num_steps):
        seen += 1
        if seen == step_size:
            lr, seen = lr * gamma, 0
        out[i] = lr
    return out
