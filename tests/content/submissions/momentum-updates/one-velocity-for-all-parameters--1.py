import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    v = 0
    for g in gradients:
        v = momentum * v + np.mean(g)
        params = params - learning_rate * v * np.ones(len(params))
    return params
