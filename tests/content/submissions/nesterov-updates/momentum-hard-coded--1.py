import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum=0.9):
    v = np.zeros_like(params)
    mu = 0.9
    for g in gradients:
        v_prev = v
        v = mu * v - learning_rate * g
        params = params - mu * v_prev + (1 + mu) * v
    return params
