import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        v = momentum * v + learning_rate * g
        params = params - learning_rate * (g + momentum * v)
    return params
