import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    out = []
    lr = learning_rate
    while len(out) < num_steps:
        out.append(lr)
        lr *= gamma
    return np.array(out)
