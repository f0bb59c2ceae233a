import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    cache = np.full(params.shape, eps)
    for g in gradients:
        cache += g * g
        params = params - learning_rate * g / np.sqrt(cache)
    return params
