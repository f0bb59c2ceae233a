import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    x, v = params.copy(), np.zeros_like(params)
    for g in gradients:
        v = momentum * v - learning_rate * g
        x = x + momentum * v - learning_rate * g
    return x
