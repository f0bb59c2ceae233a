import numpy as np


BETA = 0.9


def momentum_updates(params, gradients, learning_rate, momentum):
    v = np.zeros_like(params)
    for g in gradients:
        v = BETA * v + learning_rate * g
        params = params - v
    return params
