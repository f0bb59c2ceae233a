import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    cache = np.zeros_like(params)
    for g in gradients:
        cache = cache + 0.1 * (g * g - cache)
        params = params - learning_rate * g / (cache ** 0.5 + eps)
    return params
