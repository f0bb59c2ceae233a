import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        params = params - learning_rate * v
        v = momentum * v + g
    return params
