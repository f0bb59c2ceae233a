import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    delta = np.zeros_like(params)
    for g in gradients:
        delta = momentum * delta + g
        params = params - learning_rate * delta
    return delta
