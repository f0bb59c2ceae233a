import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    cache = np.zeros_like(params)
    for g in gradients:
        cache = 0.8 * cache + 0.2 * g * g
        params = params - learning_rate * g / (cache ** 0.5 + eps)
    return params
