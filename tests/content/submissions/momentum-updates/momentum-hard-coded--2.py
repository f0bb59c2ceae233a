import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        v = 0.7 * v + g
        params = params - learning_rate * v
    return params
