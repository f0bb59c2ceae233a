import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    cache = np.zeros_like(params)
    for g in gradients:
        cache += g * g
        params = params - learning_rate * (cache + eps) ** -0.5 * g
    return params
