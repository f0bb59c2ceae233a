import numpy as np


def momentum_updates(params, gradients, momentum, learning_rate):
    v = np.zeros_like(params)
    for g in gradients:
        v = momentum * v + g
        params = params - learning_rate * v
    return params
